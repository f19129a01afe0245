namespace RadioGenomics.Analysis.Survival;

/// <summary>Rows in ascending order of a marker, in groups of equal values.</summary>
sealed class MarkerOrder
{
    /// <param name="marker">Finite. Shape: [rows].</param>
    public MarkerOrder(ReadOnlySpan<double> marker)
    {
        double[] sorted = marker.ToArray();
        Rows = new int[sorted.Length];
        for (int i = 0; i < Rows.Length; i++)
        {
            Rows[i] = i;
        }
        Array.Sort(sorted, Rows);
        List<int> ends = [];
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i] != sorted[i - 1])
            {
                ends.Add(i);
            }
        }
        GroupEnds = [.. ends];
    }

    /// <summary>Rows, lowest marker first.</summary>
    public int[] Rows { get; }

    /// <summary>Position after the last row of each group.</summary>
    public int[] GroupEnds { get; }
}
