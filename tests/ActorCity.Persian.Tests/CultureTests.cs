using System.Diagnostics;

namespace ActorCity.Persian.Tests;

/// <summary>Text is the same on every machine: under every culture, and with or without ICU.</summary>
public sealed class CultureTests
{
    private const string KeysHash = "d0b75a9a6303ba7b";

    private const string Switch = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private static bool WithoutIcu => Environment.GetEnvironmentVariable(Switch) == "1";

    [Theory, Trait(Icu.Trait, Icu.Name)]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    public void The_current_culture_changes_nothing(string culture)
    {
        Assert.NotNull(Icu.Persian);
        var before = CultureInfo.CurrentCulture;
        var expected = Everything();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Everything());
            Assert.Equal(JalaliDate.Create(1405, 9, 2), JalaliDate.Parse("۱۴۰۵/۰۹/۰۲"));
            Assert.True(PersianNumber.TryParse("\u2212۱٬۲۳۴٫۵", out decimal number));
            Assert.Equal(-1234.5m, number);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Keys that were stored must be found by every later process: the sum changes only with a rule, or with .NET's Unicode.</summary>
    [Fact]
    public void The_key_of_every_character_is_the_same_with_and_without_icu()
    {
        var keys = string.Concat(Enumerable.Range(0, 0xD800).Select(c => SearchKey.Of(((char)c).ToString()) + PersianOrder.SortKey(((char)c).ToString())));

        Assert.Equal(KeysHash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(keys)))[..16]);
    }

    /// <summary>Why there is a table of decompositions: the city's processes run like this.</summary>
    [Fact]
    public void Normalising_does_nothing_without_icu() => Assert.Equal(WithoutIcu, "\uFEFB".Normalize(NormalizationForm.FormKC) == "\uFEFB");

    /// <summary>All tests that need no ICU, again in a process that has none.</summary>
    [Fact, Trait(Icu.Trait, Icu.Name)]
    public async Task Everything_holds_without_icu()
    {
        Assert.NotNull(Icu.Persian);
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--filter-not-trait", $"{Icu.Trait}={Icu.Name}", "--no-progress", "--no-ansi"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Switch] = "1" },
        };
        using var tests = Process.Start(start)!;
        var errors = tests.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await tests.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tests.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(tests.ExitCode == 0, output + await errors);
    }

    private static string[] Everything() =>
    [
        JalaliDate.Create(1405, 9, 2).ToLongText(), JalaliDate.Create(1405, 9, 2).ToShortText(), JalaliDate.Create(1405, 9, 2).ToString(),
        TehranTime.ToLongText(DateTimeOffset.UnixEpoch), TehranTime.ToShortText(DateTimeOffset.UnixEpoch),
        PersianNumber.Format(-1234567), PersianNumber.Format(-1234.5m), new Rial(-12_505).ToText(), new Rial(-12_505).ToString(), NumberWords.Of(-12_505),
        SearchKey.Of("İIıi علي ١٢"), PersianOrder.SortKey("İIıi علي ١٢"), Letters.Fold("İI علي"),
        NationalId.Parse("0012345679").Masked, MobileNumber.Parse("+989123456789").National,
        string.Join(' ', "ی ک I ı ۲ آ".Split(' ').Order(PersianOrder.Instance)),
    ];
}
