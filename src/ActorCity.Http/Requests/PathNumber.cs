namespace ActorCity.Http.Requests;

/// <summary>A number in an address: 1, 2, 3 … What is none names nothing that exists.</summary>
internal static class PathNumber
{
    public static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
