namespace ActorCity.Persian.Tests;

/// <summary>ICU's knowledge of Persian, against which ours is checked. Tests that use it carry the trait, so that a run without ICU can leave them out.</summary>
internal static class Icu
{
    public const string Trait = "needs";
    public const string Name = "icu";

    public static CultureInfo Persian { get; } = Load();

    /// <summary>ICU's order on the first level: letters only.</summary>
    public static int CompareLetters(string x, string y) =>
        Persian.CompareInfo.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    private static CultureInfo Load()
    {
        const string advice = "These tests compare with ICU, and this process has none. Install ICU (Debian: libicu) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";
        try
        {
            var culture = CultureInfo.GetCultureInfo("fa-IR");
            return culture.Calendar is PersianCalendar ? culture : throw new InvalidOperationException(advice);
        }
        catch (CultureNotFoundException e)
        {
            throw new InvalidOperationException(advice, e);
        }
    }
}
