namespace ActorCity.Persian.Tests;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData(0, "صفر")]
    [InlineData(1, "یک")]
    [InlineData(10, "ده")]
    [InlineData(11, "یازده")]
    [InlineData(12, "دوازده")]
    [InlineData(15, "پانزده")]
    [InlineData(16, "شانزده")]
    [InlineData(17, "هفده")]
    [InlineData(18, "هجده")]
    [InlineData(19, "نوزده")]
    [InlineData(20, "بیست")]
    [InlineData(21, "بیست و یک")]
    [InlineData(33, "سی و سه")]
    [InlineData(44, "چهل و چهار")]
    [InlineData(55, "پنجاه و پنج")]
    [InlineData(66, "شصت و شش")]
    [InlineData(77, "هفتاد و هفت")]
    [InlineData(88, "هشتاد و هشت")]
    [InlineData(99, "نود و نه")]
    [InlineData(100, "صد")]
    [InlineData(101, "صد و یک")]
    [InlineData(110, "صد و ده")]
    [InlineData(222, "دویست و بیست و دو")]
    [InlineData(345, "سیصد و چهل و پنج")]
    [InlineData(400, "چهارصد")]
    [InlineData(500, "پانصد")]
    [InlineData(613, "ششصد و سیزده")]
    [InlineData(714, "هفتصد و چهارده")]
    [InlineData(800, "هشتصد")]
    [InlineData(999, "نهصد و نود و نه")]
    [InlineData(1000, "یک هزار")]
    [InlineData(1001, "یک هزار و یک")]
    [InlineData(1403, "یک هزار و چهارصد و سه")]
    [InlineData(20_020, "بیست هزار و بیست")]
    [InlineData(100_000, "صد هزار")]
    [InlineData(1_000_000, "یک میلیون")]
    [InlineData(1_000_001, "یک میلیون و یک")]
    [InlineData(12_500_000, "دوازده میلیون و پانصد هزار")]
    [InlineData(3_000_000_000, "سه میلیارد")]
    [InlineData(1_234_567_890, "یک میلیارد و دویست و سی و چهار میلیون و پانصد و شصت و هفت هزار و هشتصد و نود")]
    [InlineData(1_000_000_000_000, "یک تریلیون")]
    [InlineData(999_999_999_999_999, "نهصد و نود و نه تریلیون و نهصد و نود و نه میلیارد و نهصد و نود و نه میلیون و نهصد و نود و نه هزار و نهصد و نود و نه")]
    [InlineData(1_000_000_000_000_000, "یک کوادریلیون")]
    [InlineData(-5, "منفی پنج")]
    public void Numbers_have_these_words(long number, string words) => Assert.Equal(words, NumberWords.Of(number));

    /// <summary>Reads the words back by their values: no two numbers share words, and no word is lost.</summary>
    [Fact]
    public void Words_read_aloud_give_the_number_back() =>
        Gen.Select(Gen.Long[0, NumberWords.Max], Gen.Int[0, 15]).Sample((number, digits) =>
        {
            number %= (long)Math.Pow(10, digits);
            Assert.Equal(number, Read(NumberWords.Of(number)));
            Assert.Equal(number == 0 ? "صفر" : "منفی " + NumberWords.Of(number), NumberWords.Of(-number));
        });

    [Fact]
    public void Beyond_the_largest_there_are_no_words()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberWords.Of(NumberWords.Max + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberWords.Of(long.MinValue));
    }

    private static long Read(string words)
    {
        string[] units = [.. "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".Split(' ')];
        string[] tens = [.. "بیست سی چهل پنجاه شصت هفتاد هشتاد نود".Split(' ')];
        string[] hundreds = [.. "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".Split(' ')];
        string[] scales = [.. "هزار میلیون میلیارد تریلیون کوادریلیون".Split(' ')];
        long total = 0, group = 0;
        foreach (var word in words.Split(' ').Where(w => w != "و"))
        {
            if (Array.IndexOf(scales, word) is >= 0 and var scale)
            {
                total += group * (long)Math.Pow(1000, scale + 1);
                group = 0;
            }
            else
            {
                group += Array.IndexOf(units, word) is >= 0 and var unit ? unit
                    : Array.IndexOf(tens, word) is >= 0 and var ten ? (ten + 2) * 10
                    : Array.IndexOf(hundreds, word) is >= 0 and var hundred ? (hundred + 1) * 100
                    : throw new FormatException(word);
            }
        }

        return total + group;
    }
}
