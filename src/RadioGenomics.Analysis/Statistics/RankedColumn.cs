namespace RadioGenomics.Analysis.Statistics;

/// <summary>The order of a column's values, found once for many tests.</summary>
sealed class RankedColumn
{
    readonly int[] _order;
    readonly bool[] _startsTie;

    /// <summary>Sorts the values that are not NaN.</summary>
    public RankedColumn(ReadOnlySpan<double> values)
    {
        int[] order = new int[values.Length];
        double[] keys = new double[values.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                order[count] = i;
                keys[count++] = values[i];
            }
        }
        Array.Sort(keys, order, 0, count);
        _order = order[..count];
        _startsTie = new bool[count];
        for (int i = 0; i < count; i++)
        {
            _startsTie[i] = i == 0 || keys[i] != keys[i - 1];
        }
        IsConstant = count > 0 && keys[0] == keys[count - 1];
    }

    /// <summary>Positions by ascending value, without the missing ones.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>Whether a value, in that order, differs from the one before.</summary>
    public ReadOnlySpan<bool> StartsTie => _startsTie;

    /// <summary>Whether all values are equal.</summary>
    public bool IsConstant { get; }
}
