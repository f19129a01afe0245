using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary>Correlations as a table written piece by piece: twenty million rows do not fit into a table in memory.</summary>
static class CorrelationOutput
{
    const int RowsPerChunk = 100_000;
    const int PreviewRows = 10;

    public static ResultTable Of(CorrelationResult result, double? qBelow, double? absRAbove)
    {
        using IEnumerator<Table> chunks = result.ToTables(RowsPerChunk, qBelow, absRAbove).GetEnumerator();
        chunks.MoveNext();
        return new ResultTable(chunks.Current.Name, result.CountRows(qBelow, absRAbove), chunks.Current.Head(PreviewRows),
            path => TableWriter.WriteTsv(result.ToTables(RowsPerChunk, qBelow, absRAbove), path));
    }
}
