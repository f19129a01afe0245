namespace RadioGenomics.Data;

/// <summary>A text file as one piece of UTF-8, for formats that are not tables. The checks of <see cref="TextSource"/> apply.</summary>
static class WholeText
{
    public static (byte[] Utf8, InputRecord Input) Read(string path, string role, TextOptions options, RunContext run)
    {
        // A line break inside a quoted text is none of the cutter's business here.
        using var source = TextSource.Open(path, role, options with { Quotes = false }, _ => (byte)'\t', run);
        using var text = new MemoryStream();
        for (int b = 0; b < source.Blocks.Count; b++)
        {
            source.WithBlock(b, (_, bytes) => text.Write(bytes.Span));
        }
        return (text.ToArray(), source.Input);
    }
}
