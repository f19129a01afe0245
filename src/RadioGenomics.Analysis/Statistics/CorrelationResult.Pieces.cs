namespace RadioGenomics.Analysis.Statistics;

public sealed partial record CorrelationResult
{
    /// <summary>Number of rows that <see cref="Rows"/> gives for the same limits.</summary>
    public long CountRows(double? qBelow = null, double? absRAbove = null)
    {
        var filter = new Filter(qBelow, absRAbove);
        long count = 0;
        for (int at = 0; at < _r.Length; at++)
        {
            count += filter.Keeps(_r[at], _q[at]) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The pairs of <see cref="Rows"/> as tables of at most so many rows, for writing more than fits into memory.</summary>
    /// <returns>At least one table, without rows when no pair is within the limits.</returns>
    public IEnumerable<Table> ToTables(int rowsPerTable, double? qBelow = null, double? absRAbove = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerTable, 1);
        bool any = false;
        foreach (CorrelationRow[] rows in Rows(qBelow, absRAbove).Chunk(rowsPerTable))
        {
            any = true;
            yield return CorrelationTable.Of(this, [.. rows]);
        }
        if (!any)
        {
            yield return CorrelationTable.Of(this, []);
        }
    }
}
