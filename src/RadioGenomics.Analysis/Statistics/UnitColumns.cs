using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The columns of a matrix, scaled by <see cref="ColumnScaler"/>; a column with missing values or without use is NaN throughout.</summary>
sealed class UnitColumns
{
    const int Block = 64;
    const int NamesShown = 5;

    UnitColumns(double[] values, ColumnState[] states, int[] missing)
    {
        Values = values;
        States = states;
        Missing = missing;
    }

    /// <summary>Shape: [columns × rows], column-major.</summary>
    public double[] Values { get; }

    /// <summary>Shape: [columns].</summary>
    public ColumnState[] States { get; }

    /// <summary>Number of missing values. Shape: [columns].</summary>
    public int[] Missing { get; }

    public int Count => States.Length;

    public static UnitColumns Of(LabelledMatrix matrix, CorrelationOptions options, RunContext run)
    {
        int rows = matrix.SampleCount, columns = matrix.FeatureCount;
        double[] values = GC.AllocateUninitializedArray<double>(checked(rows * columns));
        var states = new ColumnState[columns];
        int[] missing = new int[columns];
        ParallelLoop.For((columns + Block - 1) / Block, run, "standardising",
            () => (Scaler: new ColumnScaler(options.Method, options.MaxPOutliers, options.PearsonFallback, rows), Present: new double[rows]),
            (block, scratch) =>
            {
                for (int c = block * Block; c < Math.Min(columns, (block + 1) * Block); c++)
                {
                    Span<double> unit = values.AsSpan(c * rows, rows);
                    int present = Compact(matrix.Column(c), scratch.Present);
                    missing[c] = rows - present;
                    states[c] = present == 0 ? ColumnState.AllMissing : scratch.Scaler.Scale(scratch.Present.AsSpan(0, present), unit[..present]);
                    if (missing[c] > 0)
                    {
                        unit.Fill(double.NaN);
                    }
                }
            });
        return new(values, states, missing);
    }

    static int Compact(ReadOnlySpan<double> column, Span<double> present)
    {
        int count = 0;
        foreach (double value in column)
        {
            present[count] = value;
            count += double.IsNaN(value) ? 0 : 1;
        }
        return count;
    }

    /// <summary>One diagnostic per kind of trouble, naming the first columns.</summary>
    public IEnumerable<Diagnostic> Diagnostics(LabelledMatrix matrix)
    {
        (ColumnState State, ErrorCode Code, string Text)[] kinds =
        [
            (ColumnState.AllMissing, ErrorCode.AllMissing, "without any value: all their correlations are NaN"),
            (ColumnState.TooFew, ErrorCode.TooFewObservations, $"with fewer than {Correlation.MinCompletePairs} values: all their correlations are NaN"),
            (ColumnState.Constant, ErrorCode.ConstantColumn, "without variance: all their correlations are NaN"),
            (ColumnState.NonFinite, ErrorCode.NonFinite, "with infinite values: all their correlations are NaN"),
            (ColumnState.ZeroMad, ErrorCode.ConstantColumn, "whose median absolute deviation is zero: all their correlations are NaN (pearsonFallback none)"),
            (ColumnState.ZeroMadFallback, ErrorCode.ConstantColumn, "whose median absolute deviation is zero: standardised as for Pearson (pearsonFallback individual)"),
        ];
        foreach ((ColumnState state, ErrorCode code, string text) in kinds)
        {
            int[] hit = [.. Enumerable.Range(0, Count).Where(c => States[c] == state)];
            if (hit.Length > 0)
            {
                string names = string.Join(", ", hit.Take(NamesShown).Select(c => matrix.FeatureIds[c])) + (hit.Length > NamesShown ? ", ..." : "");
                yield return Diagnostic.Warning(code, FormattableString.Invariant($"{matrix.Name}: {hit.Length} columns {text} ({names})."));
            }
        }
    }
}
