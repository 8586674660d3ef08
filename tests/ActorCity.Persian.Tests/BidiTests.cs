namespace ActorCity.Persian.Tests;

public sealed class BidiTests
{
    /// <summary>Names that look like another, or hide what they are.</summary>
    [Theory]
    [InlineData("رضا\u202Eirebka", "رضاirebka")]
    [InlineData("\u202Aعلی\u202C", "علی")]
    [InlineData("\u202Bعلی\u202C", "علی")]
    [InlineData("\u202Dعلی\u202C", "علی")]
    [InlineData("\u2066علی\u2069", "علی")]
    [InlineData("\u2067علی\u2069", "علی")]
    [InlineData("\u2068علی\u2069", "علی")]
    [InlineData("ع\u200Eل\u200Fی", "علی")]
    [InlineData("علی\u061C", "علی")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("\u2069\u2069\u202C", "")]
    [InlineData("علی", "علی")]
    [InlineData("می\u200Cشود\u200D", "می\u200Cشود\u200D")]
    public void Direction_controls_are_taken_out_of_names(string spoofed, string name) => Assert.Equal(name, Bidi.Strip(spoofed));

    [Fact]
    public void Nothing_else_is_taken_out()
    {
        var controls = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(Bidi.IsControl);

        Assert.Equal("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069", string.Concat(controls));
        Texts.Any.Sample(text => Assert.Equal(string.Concat(text.Where(c => !Bidi.IsControl(c))), Bidi.Strip(text)));
    }

    [Fact]
    public void A_code_is_isolated_and_cannot_break_out()
    {
        Assert.Equal("\u2066IR06-0120\u2069", Bidi.Isolate("IR06-0120"));
        Assert.Equal("\u2066abc\u2069", Bidi.Isolate("a\u2069b\u202Ec"));
        Texts.Any.Sample(text => Assert.Equal(1, Bidi.Isolate(text).Count(c => c == '\u2069')));
        Texts.Any.Sample(text => Assert.Equal(Bidi.Isolate(text), Bidi.Isolate(Bidi.Isolate(text))));
    }
}
