namespace ActorCity.Persian.Tests;

public sealed class LettersTests
{
    [Theory]
    [InlineData("علي", "علی")]
    [InlineData("موسى", "موسی")]
    [InlineData("كريم", "کریم")]
    [InlineData("مي\u200Cشود", "می\u200Cشود")]
    [InlineData("آیة الله", "آیة الله")]
    [InlineData("مُحَمَّد", "مُحَمَّد")]
    [InlineData("رئیس مؤسسۀ أحمد", "رئیس مؤسسۀ أحمد")]
    [InlineData("ر\u064A\u0654یس", "ر\u0626یس")]
    [InlineData("ر\u0649\u0654یس", "ر\u0626یس")]
    [InlineData("١۲3", "١۲3")]
    [InlineData("", "")]
    public void Input_becomes_Persian_and_keeps_its_spelling(string typed, string stored) => Assert.Equal(stored, Letters.Fold(typed));

    [Fact]
    public void Folding_twice_is_folding_once_and_leaves_no_Arabic_letter() =>
        Texts.Any.Sample(text =>
        {
            var folded = Letters.Fold(text);

            Assert.Equal(folded, Letters.Fold(folded));
            Assert.DoesNotContain(folded, c => c is '\u064A' or '\u0649' or '\u0643');
        });

    [Fact]
    public void This_project_knows_no_other() =>
        Assert.DoesNotContain(typeof(Letters).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("ActorCity.", StringComparison.Ordinal));
}
