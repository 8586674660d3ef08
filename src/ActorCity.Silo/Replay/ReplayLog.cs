using System.Globalization;
using ActorCity.Contracts;
using ActorCity.Silo.Catalogue;
using CsvHelper;

namespace ActorCity.Silo.Replay;

/// <summary>Reads an event log line by line. A line that cannot be understood stops the reading: a history with holes is none.</summary>
internal static class ReplayLog
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = 1 << 20,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    public static IEnumerable<LoggedEvent> Read(TextReader text, ReplayMapping mapping)
    {
        using var csv = CsvReader.Create(text, Options, leaveOpen: true);
        var columns = new Columns([.. csv.Headers], mapping.Columns);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Next(csv))
        {
            var line = new Line(csv, mapping);
            var id = line.Required(columns.Event, "event");
            if (!seen.Add(id))
            {
                throw line.Wrong($"the event '{id}' came before");
            }

            yield return Parse(line, columns, mapping, id);
        }
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new ReplayException($"Line {fault.LineNumber} of the log: {fault.Message}");
        }
    }

    private static LoggedEvent Parse(Line line, Columns columns, ReplayMapping mapping, string id)
    {
        var activity = line.Required(columns.Activity, "activity");
        var channelWord = line.Required(columns.Channel, "channel");
        var group = line.Text(columns.Group);
        group = group.Length == 0 || group == mapping.Offices.EmptyValue ? null : group;
        var office = group is null ? mapping.Offices.EmptyOffice : mapping.Offices.Prefix + Slug(group);
        if (!Names.IsCode(office))
        {
            throw line.Wrong($"the group '{group}' gives no office code");
        }

        var deadline = line.Text(columns.Deadline);
        return new LoggedEvent
        {
            Case = line.Required(columns.Case, "case"),
            Event = id,
            Step = mapping.Steps.GetValueOrDefault(activity) ?? throw line.Wrong($"the mapping knows no activity '{activity}'"),
            Person = Reference(line.Required(columns.Person, "person")),
            Group = group,
            Office = office,
            At = line.Time(line.Required(columns.Time, "time")),
            Deadline = deadline.Length == 0 ? null : line.Time(deadline),
            Channel = mapping.Channels.TryGetValue(channelWord, out var channel)
                ? channel
                : throw line.Wrong($"the mapping knows no channel '{channelWord}'"),
            InPerson = mapping.VisitChannels.Contains(channelWord),
        };
    }

    /// <summary>Small letters and digits, everything else a dash.</summary>
    private static string Slug(string text) => string.Join(
        '-',
        new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A person's reference may hold fewer characters than a log's name.</summary>
    private static string Reference(string person) =>
        new([.. person.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-' ? c : '-')]);

    /// <summary>Where each column stands.</summary>
    private sealed class Columns(string[] header, ReplayColumns names)
    {
        public int Case { get; } = Find(header, names.Case);

        public int Activity { get; } = Find(header, names.Activity);

        public int Person { get; } = Find(header, names.Person);

        public int Group { get; } = Find(header, names.Group);

        public int Time { get; } = Find(header, names.Time);

        public int Event { get; } = Find(header, names.Event);

        public int Deadline { get; } = Find(header, names.Deadline);

        public int Channel { get; } = Find(header, names.Channel);

        private static int Find(string[] header, string name) =>
            Array.IndexOf(header, name) is >= 0 and var index ? index : throw new ReplayException($"The log has no column '{name}'.");
    }

    /// <summary>The current line.</summary>
    private readonly struct Line(CsvReader csv, ReplayMapping mapping)
    {
        public string Text(int column) => csv.GetString(column);

        public string Required(int column, string what) => Text(column) is { Length: > 0 } text ? text : throw Wrong($"its {what} is empty");

        public DateTimeOffset Time(string text) =>
            DateTimeOffset.TryParseExact(text, [.. mapping.TimeFormats], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
                ? at.ToUniversalTime()
                : throw Wrong($"'{text}' is no time in a form that the mapping names");

        public ReplayException Wrong(string why) => new($"Line {csv.LineNumber} of the log: {why}.");
    }
}
