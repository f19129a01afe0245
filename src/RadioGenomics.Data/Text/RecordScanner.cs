namespace RadioGenomics.Data;

/// <summary>Finds where rows end. A line break inside double quotes does not end a row; quotes open only at the start of a cell.</summary>
static class RecordScanner
{
    enum State
    {
        CellStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }

    /// <summary>What a look at bytes that start at the start of a row found.</summary>
    /// <param name="End">Position after the last complete row; 0 when there is none.</param>
    /// <param name="Records">Complete rows, blank lines included.</param>
    /// <param name="EndsInQuotes">The bytes after the last complete row end inside quotes.</param>
    public readonly record struct Scan(int End, int Records, bool EndsInQuotes);

    public static Scan Find(ReadOnlySpan<byte> data, byte delimiter, bool quotes)
    {
        if (!quotes || !data.Contains((byte)'"'))
        {
            int end = data.LastIndexOf((byte)'\n') + 1;
            return new(end, data[..end].Count((byte)'\n'), false);
        }
        return FindWithQuotes(data, delimiter);
    }

    static Scan FindWithQuotes(ReadOnlySpan<byte> data, byte delimiter)
    {
        State state = State.CellStart;
        int end = 0, records = 0;
        for (int i = 0; i < data.Length; i++)
        {
            byte c = data[i];
            if (c == (byte)'\n' && state != State.Quoted)
            {
                end = i + 1;
                records++;
            }
            state = Next(state, c, delimiter);
        }
        return new(end, records, state == State.Quoted);
    }

    static State Next(State state, byte c, byte delimiter) => state switch
    {
        State.Quoted => c == (byte)'"' ? State.QuoteInQuoted : State.Quoted,
        _ when c == (byte)'\n' || c == delimiter => State.CellStart,
        State.CellStart => c == (byte)'"' ? State.Quoted : State.Plain,
        State.QuoteInQuoted => c == (byte)'"' ? State.Quoted : State.Plain,
        _ => State.Plain,
    };
}
