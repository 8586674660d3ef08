using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;

namespace ActorCity.Domain.Deadlines;

/// <summary>The deadlines of a case while its journal is being read.</summary>
internal sealed class DeadlineBooks(WorkingCalendar calendar)
{
    private readonly List<Book> books = [];
    private JournalEntry? entry;

    /// <summary>What comes now happened with this entry.</summary>
    public void At(JournalEntry now) => entry = now;

    public ImmutableArray<DeadlineAccount> Accounts() => [.. books.Select(b => b.ToAccount())];

    /// <summary>It begins to run, goes on after it stood still, or is set anew because somebody else has the step now.</summary>
    public void Run(DeadlineSubject subject, string? step, int? workingDays, DateTimeOffset dueAt)
    {
        var book = Open(subject, step);
        var goesOn = book?.Moves.Last().Kind == DeadlineMoveKind.Stopped;
        if (book is null)
        {
            books.Add(book = new Book(subject, step));
        }

        var move = Move(goesOn ? DeadlineMoveKind.Resumed : DeadlineMoveKind.Started) with
        {
            WorkingDays = workingDays,
            DueAt = dueAt,

            // A deadline is the first instant after its last day.
            LastDay = CivilTime.DateAt(dueAt.AddTicks(-1)),
        };
        book.Add(workingDays is { } days ? Explain(move, days) : move);
        book.DueAt = dueAt;
    }

    /// <summary>Working days that were left when it stopped.</summary>
    public int? Left(DeadlineSubject subject, string? step) =>
        Open(subject, step)?.Moves.LastOrDefault(m => m.Kind == DeadlineMoveKind.Stopped)?.WorkingDays;

    public void Stop(DeadlineSubject subject, string? step, int workingDaysLeft, string cause) => Stop(Open(subject, step), workingDaysLeft, cause);

    /// <summary>Deadlines of these steps stop if they run; what is left of them is counted as of now.</summary>
    public void StopSteps(IEnumerable<string> steps, string cause)
    {
        foreach (var step in steps)
        {
            if (Open(DeadlineSubject.Step, step) is { DueAt: { } dueAt } book)
            {
                Stop(book, calendar.Remaining(entry!.At, dueAt), cause);
            }
        }
    }

    public void Pass(DeadlineSubject subject, string? step, string cause) => Open(subject, step)?.Add(Move(DeadlineMoveKind.Passed) with { Cause = cause });

    public void End(DeadlineSubject subject, string? step, string cause) => End(Open(subject, step), cause);

    public void EndAll(string cause)
    {
        foreach (var book in books.Where(b => b.EndedAt is null))
        {
            End(book, cause);
        }
    }

    private void Stop(Book? book, int workingDaysLeft, string cause)
    {
        if (book is not null)
        {
            book.Add(Move(DeadlineMoveKind.Stopped) with { WorkingDays = workingDaysLeft, Cause = cause });
            book.DueAt = null;
        }
    }

    private void End(Book? book, string cause)
    {
        if (book is not null)
        {
            book.Add(Move(DeadlineMoveKind.Ended) with { Cause = cause });
            book.EndedAt = entry!.At;
        }
    }

    private Book? Open(DeadlineSubject subject, string? step) =>
        books.LastOrDefault(b => b.Subject == subject && b.Step == step && b.EndedAt is null);

    private DeadlineMove Move(DeadlineMoveKind kind) =>
        new() { Kind = kind, At = entry!.At, Day = CivilTime.DateAt(entry.At), Version = entry.Sequence };

    private DeadlineMove Explain(DeadlineMove move, int workingDays)
    {
        var today = calendar.AddWorkingDays(move.Day, workingDays);
        var last = move.LastDay!.Value;
        var skipped = ImmutableArray.CreateBuilder<SkippedDay>();

        // The day it starts on never counts; with nothing left to run it is the last one, if it is a working day.
        for (var day = workingDays == 0 ? move.Day : move.Day.AddDays(1); day <= last; day = day.AddDays(1))
        {
            if (calendar.Skip(day) is { } skip)
            {
                skipped.Add(skip);
            }
        }

        return move with { Skipped = skipped.DrainToImmutable(), LastDayToday = today == last ? null : today };
    }

    private sealed class Book(DeadlineSubject subject, string? step)
    {
        private readonly List<DeadlineMove> moves = [];

        public DeadlineSubject Subject => subject;

        public string? Step => step;

        public IEnumerable<DeadlineMove> Moves => moves;

        public DateTimeOffset? DueAt { get; set; }

        public DateTimeOffset? EndedAt { get; set; }

        public void Add(DeadlineMove move) => moves.Add(move);

        public DeadlineAccount ToAccount() =>
            new() { Subject = subject, Step = step, Moves = [.. moves], DueAt = DueAt, EndedAt = EndedAt };
    }
}
