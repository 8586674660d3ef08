using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using CsCheck;

namespace ActorCity.Domain.Tests.Catalogue;

public sealed class FormAnswersTests
{
    public static TheoryData<FieldKind, string, string> Taken => new()
    {
        { FieldKind.Number, "120", "120" },
        { FieldKind.Number, " ۱۲۰٫۵۰ ", "120.5" },
        { FieldKind.Number, "١٢٠", "120" },
        { FieldKind.Number, "۱٬۲۰۰٬۰۰۰", "1200000" },
        { FieldKind.Number, "1٬200٫25", "1200.25" },
        { FieldKind.Number, "007.0700", "7.07" },
        { FieldKind.Number, "-3.5", "-3.5" },
        { FieldKind.Number, "−۳", "-3" },
        { FieldKind.Number, "-0.0", "0" },
        { FieldKind.Number, "000", "0" },
        { FieldKind.Number, "0.0001", "0.0001" },
        { FieldKind.Number, "1.50000", "1.5" },
        { FieldKind.Number, "1000000000000", "1000000000000" },
        { FieldKind.Number, "\u200F12\u200E", "12" },
        { FieldKind.Money, "۲۵٬۰۰۰", "25000" },
        { FieldKind.Money, "0", "0" },
        { FieldKind.Money, "25.00", "25" },
        { FieldKind.Money, "1000000000000000", "1000000000000000" },
        { FieldKind.Date, "۲۰۲۶-۰۳-۲۱", "2026-03-21" },
        { FieldKind.Date, "2024-02-29", "2024-02-29" },
        { FieldKind.Choice, " yes ", "yes" },
        { FieldKind.Parcel, "۱۲/۳۴-۵", "12/34-5" },
        { FieldKind.Parcel, "0012", "0012" },
        { FieldKind.Person, "۰۰۸۴۵۷۵۹۴۸", "hash of 0084575948" },
        { FieldKind.Person, "0012345679", "hash of 0012345679" },
        { FieldKind.Text, "  دو خط\nمتن ۱۲ ", "دو خط\nمتن ۱۲" },
        { FieldKind.Address, "تهران، پلاک ۱۲", "تهران، پلاک ۱۲" },
        { FieldKind.File, new string('A', 64), new string('a', 64) },
        { FieldKind.Number, "", "" },
        { FieldKind.Person, "  ", "" },
    };

    [Theory, MemberData(nameof(Taken))]
    public void Answers_are_taken_as_people_type_them_and_stored_in_one_form(FieldKind kind, string typed, string stored) =>
        Assert.Equal(stored, Normalize(Plain(kind), typed).Value);

    public static TheoryData<FieldKind, string, string> Refused => new()
    {
        { FieldKind.Number, "a", "not-a-number" },
        { FieldKind.Number, "1e3", "not-a-number" },
        { FieldKind.Number, "1,5", "not-a-number" },
        { FieldKind.Number, ".5", "not-a-number" },
        { FieldKind.Number, "5.", "not-a-number" },
        { FieldKind.Number, "+5", "not-a-number" },
        { FieldKind.Number, "--5", "not-a-number" },
        { FieldKind.Number, "-", "not-a-number" },
        { FieldKind.Number, "1 2", "not-a-number" },
        { FieldKind.Number, "1٬2", "not-a-number" },
        { FieldKind.Number, "٬123", "not-a-number" },
        { FieldKind.Number, "1234٬567", "not-a-number" },
        { FieldKind.Number, "1.5٬000", "not-a-number" },
        { FieldKind.Number, "1.2.3", "not-a-number" },
        { FieldKind.Number, "99999999999999999999999999999999", "not-a-number" },
        { FieldKind.Number, "0.00001", "too-many-decimals" },
        { FieldKind.Number, "1000000000000.1", "too-large" },
        { FieldKind.Money, "1.5", "not-whole-rial" },
        { FieldKind.Money, "-1", "below-minimum" },
        { FieldKind.Money, "1000000000000001", "too-large" },
        { FieldKind.Date, "2026-02-29", "not-a-date" },
        { FieldKind.Date, "2026-2-1", "not-a-date" },
        { FieldKind.Date, "21.03.2026", "not-a-date" },

        // A year of the Persian calendar: taken as it stands it would be a day of the Middle Ages.
        { FieldKind.Date, "1404-01-01", "date-out-of-range" },
        { FieldKind.Choice, "YES", "not-a-choice" },
        { FieldKind.Choice, "maybe", "not-a-choice" },
        { FieldKind.Parcel, "12//3", "not-a-parcel" },
        { FieldKind.Parcel, "1/2/3/4/5/6/7", "not-a-parcel" },
        { FieldKind.Parcel, "12a", "not-a-parcel" },
        { FieldKind.Parcel, "12345678901", "not-a-parcel" },
        { FieldKind.Person, "0084575949", "not-a-national-id" },
        { FieldKind.Person, "1111111111", "not-a-national-id" },
        { FieldKind.Person, "84575948", "not-a-national-id" },
        { FieldKind.Person, "00845759480", "not-a-national-id" },
        { FieldKind.Person, "008457594x", "not-a-national-id" },
        { FieldKind.Text, "half \uD800", "not-storable" },
        { FieldKind.Address, "null \0", "not-storable" },
        { FieldKind.Text, new string('x', 201), "too-long" },
        { FieldKind.Address, new string('x', 301), "too-long" },
        { FieldKind.File, new string('g', 64), "not-a-sha-256" },
        { FieldKind.File, new string('a', 63), "not-a-sha-256" },
        { (FieldKind)99, "x", "kind-unknown" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_has_not_the_fields_form_is_refused_with_the_reason(FieldKind kind, string typed, string problem)
    {
        var refusal = Normalize(Plain(kind), typed).Refusal;

        Assert.Equal(CaseErrors.FieldInvalid.With("field", "asked").With("problem", problem), refusal, (a, b) => a.Code == b!.Code && a.Values.SequenceEqual(b.Values));
    }

    [Theory]
    [InlineData("9.9999", "below-minimum")]
    [InlineData("10", null)]
    [InlineData("20.5", null)]
    [InlineData("20.5001", "above-maximum")]
    public void Limits_belong_to_what_is_taken(string typed, string? problem)
    {
        var outcome = Normalize(Plain(FieldKind.Number) with { Min = 10, Max = 20.5m }, typed);

        Assert.Equal(problem, outcome.Refusal?.Values["problem"]);
    }

    [Fact]
    public void A_text_may_be_as_long_as_its_field_says()
    {
        var field = Plain(FieldKind.Text) with { LengthMax = 3 };

        Assert.Equal("abc", Normalize(field, "abc").Value);
        Assert.True(Normalize(field, "abcd").IsRefused);
    }

    [Fact]
    public void A_stored_answer_is_its_own_stored_form_and_counts_the_same()
    {
        var numbers = Gen.Select(Gen.Long[-9_999_999_999_999, 9_999_999_999_999], Gen.Int[0, 4], (units, places) => units / (decimal)Math.Pow(10, places));
        numbers.Where(n => decimal.Round(n, 4) == n && Math.Abs(n) <= FormRules.NumberMax).Sample(number =>
        {
            var field = Plain(FieldKind.Number);
            var stored = Normalize(field, number.ToString(System.Globalization.CultureInfo.InvariantCulture)).Value!;

            Assert.Equal(number, decimal.Parse(stored, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(stored, Normalize(field, stored).Value);
            Assert.Equal(stored, Normalize(field, Persian(stored)).Value);
        });
    }

    [Fact]
    public void Of_all_last_digits_exactly_one_makes_a_national_id() =>
        Gen.Int[1, 999_999_998].Where(n => n % 111_111_111 != 0).Sample(first =>
            Assert.Single(Enumerable.Range(0, 10), last => !Normalize(Plain(FieldKind.Person), $"{first:000000000}{last}").IsRefused));

    [Fact]
    public void No_text_whatever_is_a_fault() =>
        Gen.Select(Gen.Enum<FieldKind>(), Gen.String).Sample((kind, text) =>
            Assert.True(Normalize(Plain(kind), text) is { Value: not null, Refusal: null } or { Value: null, Refusal: not null }));

    [Fact]
    public void A_national_id_never_leaves_in_clear() =>
        Assert.DoesNotContain("84575948", FormRules.Normalize(Plain(FieldKind.Person), "0084575948", _ => "hash").Value, StringComparison.Ordinal);

    private static string Persian(string digits) => string.Concat(digits.Select(c => c switch { '.' => '٫', '-' => '-', _ => (char)('۰' + (c - '0')) }));

    private static FormField Plain(FieldKind kind) =>
        Levies.Field("asked", kind) with { Choices = kind == FieldKind.Choice ? WholeCard.Choices("yes", "no") : [] };

    private static Outcome<string> Normalize(FormField field, string typed) => FormRules.Normalize(field, typed, id => "hash of " + id);
}
