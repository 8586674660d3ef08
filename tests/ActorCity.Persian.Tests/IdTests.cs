namespace ActorCity.Persian.Tests;

public sealed class IdTests
{
    /// <summary>Nine digits, completed by the only tenth that is right.</summary>
    private static readonly Gen<string> NationalIds = Gen.Char['0', '9'].Array[9].Select(d => new string(d))
        .Where(d => d.Distinct().Count() > 1)
        .Select(d => d + "0123456789".Single(check => IsRight(d + check)));

    [Theory]
    [InlineData("0012345679")]
    [InlineData("0076229645")]
    [InlineData("1583250689")]
    [InlineData("۰۰۷۶۲۲۹۶۴۵")]
    [InlineData("٠٠٧٦٢٢٩٦٤٥")]
    [InlineData(" 007-622964-5 ")]
    [InlineData("\u20660076229645\u2069")]
    public void A_national_id_is_read_as_people_type_it(string text)
    {
        Assert.True(NationalId.TryParse(text, out var id));
        Assert.Equal(id, NationalId.Parse(Digits.ToPersian(id.Value)));
        Assert.True(id.Value.Length == 10 && id.Value.All(char.IsAsciiDigit));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0076229646")]
    [InlineData("76229645")]
    [InlineData("00762296450")]
    [InlineData("0000000000")]
    [InlineData("1111111111")]
    [InlineData("9999999999")]
    [InlineData("007622964x")]
    [InlineData("۰۰۷۶۲۲۹۶۴,۵")]
    public void Other_text_is_no_national_id(string? text)
    {
        Assert.False(NationalId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => NationalId.Parse(text ?? ""));
    }

    [Fact]
    public void A_wrong_digit_is_caught_unless_the_rule_itself_lets_it_pass() =>
        NationalIds.Sample(id =>
        {
            Assert.True(NationalId.TryParse(id, out _));
            for (var i = 0; i < id.Length; i++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    // Remainders 1 and 10 share the check digit 1: this is the rule's own gap.
                    var wrong = id[..i] + digit + id[(i + 1)..];
                    Assert.Equal(digit == id[i] || IsRight(wrong), NationalId.TryParse(wrong, out _));
                }
            }
        });

    [Fact]
    public void Lost_zeros_come_back_only_when_asked()
    {
        Assert.False(NationalId.TryParse("76229645", out _));
        Assert.True(NationalId.TryParsePadded("۷۶۲۲۹۶۴۵", out var id));
        Assert.Equal("0076229645", id.Value);
        Assert.True(NationalId.TryParsePadded("12345679", out _));
        Assert.True(NationalId.TryParsePadded("1583250689", out _));
        Assert.False(NationalId.TryParsePadded("2345679", out _));
        Assert.False(NationalId.TryParsePadded("76229646", out _));
    }

    [Fact]
    public void A_national_id_shows_its_ends_only()
    {
        var id = NationalId.Parse("0012345679");

        Assert.Equal("۰۰۱•••••۷۹", id.Masked);
        Assert.Equal(id.Masked, $"{id}");
        Assert.DoesNotContain("23456", id.ToString(), StringComparison.Ordinal);
        Assert.False(NationalId.TryParse(default(NationalId).Value, out _));
    }

    [Theory]
    [InlineData("10380284790", true)]
    [InlineData("۱۰۳۸۰۲۸۴۷۹۰", true)]
    [InlineData("14007650912", true)]
    [InlineData("10380284791", false)]
    [InlineData("09053276571", false)]
    [InlineData("11111111111", false)]
    [InlineData("00000000000", false)]
    [InlineData("1038028479", false)]
    [InlineData("103802847900", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_legal_persons_id_has_its_own_check(string? text, bool valid)
    {
        Assert.Equal(valid, LegalId.TryParse(text, out var id));
        Assert.Equal(valid ? Digits.ToLatin(text!) : default(LegalId).Value, id.ToString());
        Assert.False(LegalId.TryParse(default(LegalId).Value, out _));
    }

    [Theory]
    [InlineData("1619735744", true)]
    [InlineData("۱۶۱۹۷-۳۵۷۴۴", true)]
    [InlineData("1619700000", true)]
    [InlineData("1019735744", false)]
    [InlineData("1612935744", false)]
    [InlineData("1111111111", false)]
    [InlineData("161973574", false)]
    [InlineData("16197357444", false)]
    [InlineData(null, false)]
    public void A_postal_code_has_no_0_or_2_in_its_first_half(string? text, bool valid)
    {
        Assert.Equal(valid, PostalCode.TryParse(text, out var code));
        Assert.Equal(valid, code.Value != default(PostalCode).Value);
        Assert.False(PostalCode.TryParse(default(PostalCode).Value, out _));
    }

    [Theory]
    [InlineData("09123456789")]
    [InlineData("۰۹۱۲ ۳۴۵ ۶۷۸۹")]
    [InlineData("٠٩١٢٣٤٥٦٧٨٩")]
    [InlineData("9123456789")]
    [InlineData("+989123456789")]
    [InlineData("+98 (912) 345-6789")]
    [InlineData("+98 0912 345 6789")]
    [InlineData("00989123456789")]
    [InlineData("989123456789")]
    [InlineData("\u2066+98 912 345 67 89\u2069")]
    public void A_mobile_number_has_many_spellings_and_one_value(string text)
    {
        Assert.True(MobileNumber.TryParse(text, out var number));
        Assert.Equal("09123456789", number.National);
        Assert.Equal("+989123456789", number.International);
        Assert.Equal(number, MobileNumber.Parse(number.International));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("0912345678")]
    [InlineData("091234567890")]
    [InlineData("02188776655")]
    [InlineData("+4915123456789")]
    [InlineData("+9123456789")]
    [InlineData("++989123456789")]
    [InlineData("0912345678a")]
    [InlineData("009809123456")]
    public void Other_numbers_are_refused(string? text)
    {
        Assert.False(MobileNumber.TryParse(text, out _));
        Assert.False(MobileNumber.TryParse(default(MobileNumber).National, out _));
    }

    private static int Weighted(string digits) => digits.Select((c, i) => (c - '0') * (10 - i)).Sum();

    /// <summary>The rule the other way round: the weighted sum of all ten digits is 0 modulo 11, or the check digit is 1 for the remainder 1.</summary>
    private static bool IsRight(string id) =>
        id.Distinct().Count() > 1 && (Weighted(id[..9]) % 11 == 1 ? id[9] == '1' : Weighted(id) % 11 == 0);
}
