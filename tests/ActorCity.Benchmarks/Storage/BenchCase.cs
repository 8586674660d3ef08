using System.Collections.Immutable;
using ActorCity.Contracts.Cases;

namespace ActorCity.Benchmarks.Storage;

/// <summary>A case's state as a service would keep it: about 2 KB of JSON with Persian texts. Every variant stores the same.</summary>
internal sealed record BenchCase
{
    public required CaseId Case { get; init; }

    public required long Version { get; init; }

    public required string Service { get; init; }

    public required string ApplicantHash { get; init; }

    public required string Reference { get; init; }

    public required string IntakeOffice { get; init; }

    public required string Holder { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset LastEventAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required int VisitCount { get; init; }

    public required ImmutableArray<BenchDocument> Documents { get; init; }

    public required ImmutableArray<BenchStep> Steps { get; init; }

    public required string Address { get; init; }

    public required string LastNote { get; init; }

    private static readonly string[] Papers = ["سند مالکیت", "فرم درخواست", "مدارک هویتی مالک", "وکالت‌نامه رسمی", "رسید عوارض نوسازی سال"];

    private static readonly string[] Work = ["تشکیل پرونده", "بازدید محل", "کنترل نقشه", "صدور پروانه"];

    /// <summary>The present, in the whole microseconds that every engine keeps.</summary>
    public static DateTimeOffset Now()
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The case as it was loaded.</summary>
    public static BenchCase Loaded(int index, DateTimeOffset now)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(index)));
        return new BenchCase
        {
            Case = CaseId.FromCommand(string.Create(CultureInfo.InvariantCulture, $"bench-{index}")),
            Version = 0,
            Service = "building-permit",
            ApplicantHash = hash,
            Reference = string.Create(CultureInfo.InvariantCulture, $"پلاک ثبتی {index}/۲۳۹۵ بخش یازده تهران، خیابان ولیعصر، کوچه بهار"),
            IntakeOffice = "06-112",
            Holder = "14-009",
            OpenedAt = now,
            LastEventAt = now,
            DueAt = now.AddDays(7),
            VisitCount = 1,
            Documents = [.. Papers.Select((title, n) => new BenchDocument { Number = n + 1, Title = title, Sha256 = hash })],
            Steps = [.. Work.Select(title => new BenchStep { Title = title, Office = "14-009", Person = "examiner-14-009-3", Since = now })],
            Address = "تهران، منطقه ۶، ناحیه ۲، خیابان ولیعصر، بالاتر از میدان ولیعصر، کوچه بهار، بن‌بست یاس، پلاک ۱۲، طبقه سوم، واحد ۷، کد پستی ۱۴۱۵۸۹۳۴۵۱",
            LastNote = "پرونده تشکیل شد و در نوبت رسیدگی است.",
        };
    }

    /// <summary>The case after one more command.</summary>
    public BenchCase After(DateTimeOffset now)
    {
        var step = (int)(Version % Steps.Length);
        return this with
        {
            Version = Version + 1,
            LastEventAt = now,
            VisitCount = (int)(Version % 3),
            Steps = Steps.SetItem(step, Steps[step] with { Since = now, Times = Steps[step].Times + 1 }),
            LastNote = "کارشناس مدارک را بررسی کرد؛ نقشه معماری با ضوابط طرح تفصیلی مطابقت دارد و گام بعد آغاز شد.",
        };
    }
}

/// <summary>A document of the case.</summary>
internal sealed record BenchDocument
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>A step of the case.</summary>
internal sealed record BenchStep
{
    public required string Title { get; init; }

    public required string Office { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Since { get; init; }

    public int Times { get; init; }
}
