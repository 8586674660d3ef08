using CsCheck;

namespace ActorCity.ReadModels.Tests;

public sealed class PageCursorTests
{
    [Fact]
    public void Every_cursor_reads_back_as_what_it_was_made_of() =>
        Gen.Select(Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks], Gen.Int, Gen.Long[0, long.MaxValue]).Sample((ticks, number, sequence) =>
        {
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            Assert.True(PageCursor.TryReadCase(PageCursor.AfterCase(at, Tables.Id(number)), out var readAt, out var id));
            Assert.True(PageCursor.TryReadWork(PageCursor.AfterWork(at, Tables.Id(number), "step-1"), out var dueAt, out var work, out var step));
            Assert.Equal((at, Tables.Id(number), "step-1"), (dueAt, work, step));
            Assert.True(PageCursor.TryReadSequence(PageCursor.AfterSequence(sequence), out var readSequence));
            Assert.True(PageCursor.TryReadCode(PageCursor.AfterCode("06-112"), out var code));
            Assert.Equal((at, Tables.Id(number), sequence, "06-112"), (readAt, id, readSequence, code));
        });

    [Fact]
    public void Whatever_comes_from_outside_is_read_or_refused_and_never_breaks() =>
        Gen.String.Sample(text =>
        {
            Assert.False(PageCursor.TryReadCase(text, out _, out _));
            Assert.False(PageCursor.TryReadSequence(text, out _) && text.Length == 0);
            _ = PageCursor.TryReadCode(text, out _);
            Assert.False(PageCursor.TryReadWork(text, out _, out _, out _));
        });

    [Fact]
    public void A_cursor_of_one_kind_of_page_is_none_of_another()
    {
        var ofCases = PageCursor.AfterCase(Tables.Noon, Tables.Id(1));

        Assert.False(PageCursor.TryReadSequence(ofCases, out _));
        Assert.False(PageCursor.TryReadCode(ofCases, out _));
        Assert.False(PageCursor.TryReadCase(PageCursor.AfterSequence(7), out _, out _));
        Assert.False(PageCursor.TryReadCase(null, out _, out _));
    }
}
