namespace RadioGenomics.Cli.Verbs;

/// <summary>A table to be written: whole in memory, or row by row when it is too large for that.</summary>
/// <param name="Name">File-name stem.</param>
/// <param name="RowCount">Number of rows.</param>
/// <param name="Preview">The first rows, for the terminal.</param>
/// <param name="Write">Writes the whole table as TSV to a path.</param>
sealed record ResultTable(string Name, long RowCount, Table Preview, Action<string> Write)
{
    const int PreviewRows = 10;

    public static ResultTable Of(Table table) =>
        new(table.Name, table.RowCount, table.Head(PreviewRows), path => Data.TableWriter.WriteTsv(table, path));
}
