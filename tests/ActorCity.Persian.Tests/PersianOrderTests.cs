namespace ActorCity.Persian.Tests;

public sealed class PersianOrderTests
{
    [Fact]
    public void Names_stand_as_in_a_Persian_directory()
    {
        string[] sorted =
        [
            "۱۷ شهریور", "آبادان", "آذر", "ابراهیم", "احمد", "بابک", "پرویز", "تهران", "ثریا", "جواد", "چنگیز", "حسن", "حسین", "خسرو", "داوود", "ذبیح", "رضا",
            "زهرا", "ژاله", "سارا", "شیرین", "صادق", "ضیا", "طاهر", "ظفر", "علی", "علی اکبر", "علیرضا", "غلام", "فرهاد", "قاسم", "کاوه", "گلناز", "لیلا",
            "محمد", "نادر", "وحید", "هادی", "یاسر", "Ali", "Zahra",
        ];

        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = sorted.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(sorted, shuffled.Order(PersianOrder.Instance));
        }
    }

    [Theory]
    [InlineData("علی", "علي")]
    [InlineData("کریم", "كريم")]
    [InlineData("محمد", "مُحَمَّد")]
    [InlineData("میشود", "می\u200Cشود")]
    [InlineData("۱۲", "١2")]
    [InlineData("فاطمه", "فاطمة")]
    [InlineData("آب", "ا\u0653ب")]
    [InlineData("رئیس", "ر\u064A\u0654یس")]
    public void Spellings_of_one_name_stand_together(string one, string other)
    {
        Assert.Equal(PersianOrder.SortKey(one), PersianOrder.SortKey(other));
        Assert.NotEqual(0, PersianOrder.Instance.Compare(one, other));
    }

    [Fact]
    public void The_order_is_total_and_its_key_sorts_by_bytes() =>
        Gen.Select(Texts.Any, Texts.Any, Texts.Any).Sample((x, y, z) =>
        {
            var order = PersianOrder.Instance;

            Assert.Equal(Math.Sign(order.Compare(x, y)), -Math.Sign(order.Compare(y, x)));
            Assert.Equal(x == y, order.Compare(x, y) == 0);
            Assert.True(order.Compare(x, y) > 0 || order.Compare(y, z) > 0 || order.Compare(x, z) <= 0);
            var (left, right) = (Encoding.UTF8.GetBytes(PersianOrder.SortKey(x)), Encoding.UTF8.GetBytes(PersianOrder.SortKey(y)));
            Assert.Equal(Math.Sign(string.CompareOrdinal(PersianOrder.SortKey(x), PersianOrder.SortKey(y))), Math.Sign(left.AsSpan().SequenceCompareTo(right)));
        });

    [Fact]
    public void Nothing_stands_before_any_name()
    {
        Assert.True(PersianOrder.Instance.Compare(null, "") < 0);
        Assert.Equal(0, PersianOrder.Instance.Compare(null, null));
    }

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_has_the_same_alphabet()
    {
        var letters = Texts.Alphabet.Select(c => c.ToString()).ToList();

        Assert.Equal(letters, letters.OrderDescending(StringComparer.Ordinal).Order(Comparer<string>.Create(Icu.CompareLetters)));
        Assert.Equal(letters, letters.OrderDescending(StringComparer.Ordinal).Order(PersianOrder.Instance));
    }

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_puts_names_in_the_same_order() =>
        Gen.Select(Texts.Name, Texts.Name).Sample(
            (x, y) => Assert.Equal(Math.Sign(Icu.CompareLetters(x, y)), Math.Sign(string.CompareOrdinal(PersianOrder.SortKey(x), PersianOrder.SortKey(y)))),
            iter: 20_000);

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_puts_names_with_a_common_start_in_the_same_order() =>
        Gen.Select(Texts.Name, Texts.Name, Texts.Name).Sample(
            (start, x, y) => Assert.Equal(
                Math.Sign(Icu.CompareLetters(start + x, start + y)),
                Math.Sign(string.CompareOrdinal(PersianOrder.SortKey(start + x), PersianOrder.SortKey(start + y)))),
            iter: 20_000);
}
