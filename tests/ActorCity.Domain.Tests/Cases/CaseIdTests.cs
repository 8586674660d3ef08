using CsCheck;

namespace ActorCity.Domain.Tests.Cases;

public sealed class CaseIdTests
{
    private static readonly Gen<CaseId> Ids = Gen.ULong.Select(n => CaseId.FromCommand($"command-{n}"));

    [Fact]
    public void Every_single_wrong_digit_is_caught() =>
        Ids.Sample(id =>
        {
            for (var i = 0; i < CaseId.Digits; i++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    var wrong = id.TrackingCode[..i] + digit + id.TrackingCode[(i + 1)..];
                    Assert.Equal(digit == id.TrackingCode[i], CaseId.TryParse(wrong, out _));
                }
            }
        });

    [Fact]
    public void Every_swap_of_two_neighbours_is_caught() =>
        Ids.Sample(id =>
        {
            for (var i = 0; i < CaseId.Digits - 1; i++)
            {
                var c = id.TrackingCode.ToCharArray();
                (c[i], c[i + 1]) = (c[i + 1], c[i]);
                Assert.Equal(c[i] == c[i + 1], CaseId.TryParse(new string(c), out _));
            }
        });

    [Fact]
    public void The_same_command_names_the_same_case_and_another_attempt_another()
    {
        Assert.Equal(CaseId.FromCommand("command-1"), CaseId.FromCommand("command-1"));
        Assert.Equal(4, Enumerable.Range(0, 4).Select(i => CaseId.FromCommand("command-1", i)).Distinct().Count());
    }

    /// <summary>Numbers drawn in order carry no order, and no digit carries anything: each position is evenly spread.</summary>
    [Fact]
    public void A_hundred_thousand_numbers_say_nothing_of_when_or_where()
    {
        const int count = 100_000;
        var ids = Enumerable.Range(0, count).Select(i => CaseId.FromCommand($"of-06-112-{i:D8}").TrackingCode).ToList();

        Assert.Equal(count, ids.Distinct().Count());
        for (var position = 0; position < CaseId.Digits; position++)
        {
            var chiSquare = ids.GroupBy(id => id[position]).Sum(g => Math.Pow(g.Count() - (count / 10.0), 2) / (count / 10.0));

            // 99.99 % point of chi-square with 9 degrees of freedom; the ids are fixed, so this passes always or never.
            Assert.True(chiSquare < 33.72, $"position {position}: {chiSquare:F1}");
        }

        var rising = ids.Zip(ids.Skip(1)).Count(p => string.CompareOrdinal(p.First, p.Second) < 0);
        Assert.InRange(rising, (count / 2) - 1000, (count / 2) + 1000);
    }

    [Fact]
    public void A_tracking_code_is_read_as_people_type_it()
    {
        var id = CaseId.FromCommand("command-1");
        var persian = string.Concat(id.TrackingCode.Select(c => (char)('۰' + (c - '0'))));
        var arabic = string.Concat(id.TrackingCode.Select(c => (char)('٠' + (c - '0'))));
        var grouped = string.Join(' ', id.TrackingCode.Chunk(4).Select(c => new string(c)));

        Assert.All([id.TrackingCode, persian, arabic, grouped, grouped.Replace(' ', '-'), id.Key], s => Assert.Equal(id, CaseId.Parse(s)));
        Assert.StartsWith("cs-", id.Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("123")]
    [InlineData("12345678901234567")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("of-06-112")]
    public void Other_text_is_no_tracking_code(string? text)
    {
        Assert.False(CaseId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CaseId.Parse(text ?? "x"));
    }
}
