using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Routing;
using CsCheck;

namespace ActorCity.Domain.Tests.Routing;

public sealed class DrawTests
{
    private static readonly DateOnly Day = new(2026, 4, 4);

    private static readonly byte[] Secret = SHA256.HashData(Encoding.UTF8.GetBytes("a day's secret"));

    private static readonly Gen<DirectorySnapshot> Snapshots =
        Gen.Select(Gen.Int[1, 1000], Gen.Bool, (weight, active) => (weight, active)).Array[1, 40]
            .Select(rows => Snapshot([.. rows.Select((r, i) => Listing($"{i + 1:D2}-{i:D3}", r.weight, r.active))]));

    [Fact]
    public void Offices_are_drawn_as_often_as_their_weights_say()
    {
        var offices = Enumerable.Range(1, 12).Select(i => Listing($"{i:D2}-100", i * i)).ToImmutableArray();
        const int draws = 60_000;

        var won = Enumerable.Range(0, draws).Select(i => Draw.Winner(Secret, $"subject-{i}", "decision", 1, offices)!)
            .GroupBy(o => o).ToDictionary(g => g.Key, g => g.Count());

        var weights = offices.Sum(o => o.Weight);
        var chiSquare = offices.Sum(o =>
        {
            var expected = draws * (double)o.Weight / weights;
            var difference = won.GetValueOrDefault(o.Office) - expected;
            return difference * difference / expected;
        });

        // 99.9 % point of chi-square with 11 degrees of freedom. The secret is fixed: this passes always or never.
        Assert.True(chiSquare < 31.26, $"chi-square {chiSquare:F1}");
    }

    [Fact]
    public void Leaving_out_an_office_that_did_not_win_changes_nothing() =>
        Gen.Select(Snapshots, Gen.Int[0, 1_000_000], Gen.Int[0, 39]).Sample((snapshot, subject, left) =>
        {
            var eligible = Draw.Eligible(snapshot, "building-permit", Day, []);
            var winner = Draw.Winner(Secret, $"s{subject}", "decision", 1, eligible);
            var gone = snapshot.Offices[left % snapshot.Offices.Length].Office;
            var again = Draw.Winner(Secret, $"s{subject}", "decision", 1, Draw.Eligible(snapshot, "building-permit", Day, [gone]));
            Assert.NotEqual(gone, again);
            if (gone != winner)
            {
                Assert.Equal(winner, again);
            }
        });

    [Fact]
    public void The_order_of_the_offices_does_not_matter() =>
        Gen.Select(Snapshots, Gen.Int[0, 1_000_000]).Sample((snapshot, subject) =>
            Assert.Equal(
                Draw.Winner(Secret, $"s{subject}", "decision", 1, snapshot.Offices),
                Draw.Winner(Secret, $"s{subject}", "decision", 1, [.. snapshot.Offices.Reverse()])));

    [Fact]
    public void The_shortcut_in_the_draw_never_changes_its_result() =>
        Gen.Select(Snapshots, Gen.Int[0, 1_000_000]).Sample((snapshot, subject) =>
        {
            var seed = HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"s{subject}\ndecision\n1"));
            var plain = snapshot.Offices.MinBy(o =>
            {
                var hash = SHA256.HashData([.. seed, .. Encoding.UTF8.GetBytes(o.Office)]);
                return Draw.Surprise(BinaryPrimitives.ReadUInt64BigEndian(hash)) / (decimal)o.Weight;
            })!;
            Assert.Equal(plain.Office, Draw.Winner(Secret, $"s{subject}", "decision", 1, snapshot.Offices));
        });

    [Fact]
    public void The_lower_bound_of_the_logarithm_holds() =>
        Gen.OneOf(Gen.ULong, Gen.ULong[ulong.MaxValue - 1_000_000_000, ulong.MaxValue], Gen.ULong[0, 1000])
            .Sample(x => Assert.True((ulong.MaxValue - x) >> 16 <= Draw.Surprise(x)));

    [Fact]
    public void Another_step_or_round_is_another_draw()
    {
        var offices = Enumerable.Range(10, 80).Select(i => Listing($"{i}-100", 1)).ToImmutableArray();

        Assert.True(Enumerable.Range(1, 40).Select(round => Draw.Winner(Secret, "s", "decision", round, offices)).Distinct().Count() > 20);
        Assert.NotEqual(
            Enumerable.Range(1, 40).Select(i => Draw.Winner(Secret, $"{i}", "decision", 1, offices)),
            Enumerable.Range(1, 40).Select(i => Draw.Winner(Secret, $"{i}", "site-report", 1, offices)));
    }

    [Fact]
    public void Filing_again_gives_the_same_subject_however_it_was_typed()
    {
        Assert.Equal(Draw.SubjectText("permit", "0012345678", "12-ab"), Draw.SubjectText("permit", " ۰۰۱۲۳۴۵۶۷۸ ", "۱۲-AB"));
        Assert.NotEqual(Draw.SubjectText("permit", "0012345678", null), Draw.SubjectText("permit", "0012345679", null));
        Assert.NotEqual(Draw.SubjectText("permit", "00", "1"), Draw.SubjectText("permit", "001", ""));
    }

    [Theory]
    [InlineData(false, 0, "*", false)]
    [InlineData(true, 0, "*", true)]
    [InlineData(true, -1, "*", false)]
    [InlineData(true, 0, "building-permit", true)]
    [InlineData(true, 0, "pothole", false)]
    public void Only_active_licensed_offices_with_the_service_are_drawn(bool active, int licenceDays, string scope, bool eligible)
    {
        var listing = Listing("01-101", 1, active) with { LicensedUntil = Day.AddDays(licenceDays), Scope = [scope] };

        Assert.Equal(eligible, Draw.IsEligible(listing, "building-permit", Day));
        Assert.Equal(eligible ? "01-101" : null, Draw.Winner(Secret, "s", "decision", 1, Draw.Eligible(Snapshot([listing]), "building-permit", Day, [])));
    }

    [Fact]
    public void The_logarithm_in_whole_numbers_is_the_logarithm() =>
        Gen.ULong.Sample(x =>
        {
            var expected = 64 - Math.Log2((double)x + 1);
            var actual = Draw.Surprise(x) / Math.Pow(2, 48);
            Assert.True(Math.Abs(expected - actual) < 1e-12, $"{x}: {expected} {actual}");
        });

    [Fact]
    public void The_logarithm_has_exact_ends()
    {
        Assert.Equal(0UL, Draw.Surprise(ulong.MaxValue));
        Assert.Equal(64UL << 48, Draw.Surprise(0));
        Assert.Equal(1UL << 48, Draw.Surprise((1UL << 63) - 1));
        Assert.Equal(63UL << 48, Draw.Surprise(1));
    }

    /// <summary>Published draws are verified for ever: these winners were computed by another program from the description alone.</summary>
    [Theory]
    [InlineData("s1", "decision", 1, "06-100")]
    [InlineData("s1", "decision", 2, "04-100")]
    [InlineData("s2", "site-report", 1, "02-100")]
    public void A_draw_never_changes_its_result(string subject, string step, int round, string office)
    {
        var offices = Enumerable.Range(1, 9).Select(i => Listing($"{i:D2}-100", i)).ToImmutableArray();

        Assert.Equal(office, Draw.Winner(Secret, subject, step, round, offices));
    }

    [Fact]
    public void The_verifier_recomputes_a_draw_and_notices_every_change()
    {
        var snapshot = Snapshot([.. Enumerable.Range(1, 9).Select(i => Listing($"{i:D2}-100", i))]);
        var epoch = new DrawEpochView
        {
            Date = Day,
            Secret = Convert.ToHexStringLower(Secret),
            Commitment = Convert.ToHexStringLower(SHA256.HashData(Secret)),
        };
        var winner = Draw.Winner(Secret, "s1", "decision", 1, Draw.Eligible(snapshot, "building-permit", Day, ["01-100"]))!;
        var drawn = new OfficeDrawn
        {
            Step = "decision",
            Round = 1,
            Office = winner,
            Epoch = Day,
            DirectoryVersion = snapshot.Version,
            Eligible = 8,
            Excluded = ["01-100"],
        };

        DrawFault? Check(OfficeDrawn d, DirectorySnapshot? s = null, DrawEpochView? e = null) =>
            DrawVerifier.Check(d, "building-permit", "s1", s ?? snapshot, e ?? epoch);

        Assert.Null(Check(drawn));
        Assert.Equal(DrawFault.OtherOffice, Check(drawn with { Office = winner == "02-100" ? "03-100" : "02-100" }));
        Assert.Equal(DrawFault.OtherEligibleOffices, Check(drawn with { Excluded = [] }));
        Assert.Equal(DrawFault.OtherDirectory, Check(drawn with { DirectoryVersion = 2 }));
        Assert.Equal(DrawFault.OtherDirectory, Check(drawn, snapshot with { Offices = snapshot.Offices.RemoveAt(3) }));
        Assert.Equal(DrawFault.EpochNotRevealed, Check(drawn, e: epoch with { Secret = null }));
        Assert.Equal(DrawFault.EpochNotRevealed, Check(drawn with { Epoch = Day.AddDays(1) }));
        Assert.Equal(DrawFault.SecretIsNotTheCommittedOne, Check(drawn, e: epoch with { Secret = new string('0', 64) }));
    }

    private static OfficeListing Listing(string office, int weight, bool active = true) => new()
    {
        Office = office,
        OfficeVersion = 3,
        Active = active,
        LicensedUntil = Day.AddYears(1),
        Scope = ["*"],
        Weight = weight,
    };

    private static DirectorySnapshot Snapshot(ImmutableArray<OfficeListing> offices) =>
        new() { Version = 1, Hash = DirectoryRules.Hash(offices), Offices = offices };
}
