using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The columns of a matrix, scaled by <see cref="ColumnScaler"/>; a column with missing values or without use is NaN throughout.</summary>
sealed class UnitColumns
{
    const int Block = 64;
    const int NamesShown = 5;

    readonly LabelledMatrix _matrix;
    readonly CorrelationOptions _options;

    UnitColumns(LabelledMatrix matrix, CorrelationOptions options, CorrelationMethod method, CovariateBasis? basis)
    {
        (_matrix, _options, Method, Basis) = (matrix, options, method, basis);
        Values = GC.AllocateUninitializedArray<double>(checked(matrix.SampleCount * matrix.FeatureCount));
        States = new ColumnState[matrix.FeatureCount];
        Missing = new int[matrix.FeatureCount];
    }

    /// <summary>Shape: [columns × rows], column-major.</summary>
    public double[] Values { get; }

    /// <summary>Shape: [columns].</summary>
    public ColumnState[] States { get; }

    /// <summary>Number of missing values. Shape: [columns].</summary>
    public int[] Missing { get; }

    /// <summary>The method that these columns were scaled for: Pearson where the fallback of bicor holds for all.</summary>
    public CorrelationMethod Method { get; }

    public CovariateBasis? Basis { get; }

    public LabelledMatrix Matrix => _matrix;

    public int Count => States.Length;

    public static UnitColumns Of(LabelledMatrix matrix, CorrelationOptions options, CovariateBasis? basis, RunContext run)
    {
        var columns = new UnitColumns(matrix, options, options.Method, basis);
        columns.Fill(run);
        if (options is { Method: CorrelationMethod.Bicor, PearsonFallback: PearsonFallback.All } && columns.States.Contains(ColumnState.ZeroMadFallback))
        {
            ColumnState[] asBicor = columns.States;
            columns = new UnitColumns(matrix, options, CorrelationMethod.Pearson, basis);
            columns.Fill(run);
            Array.Copy(asBicor, columns.States, asBicor.Length);
        }
        return columns;
    }

    public ColumnScaler CreateScaler() => new(Method, _options, _matrix.SampleCount) { Basis = Basis };

    void Fill(RunContext run)
    {
        int rows = _matrix.SampleCount;
        ParallelLoop.For((Count + Block - 1) / Block, run, "standardising", () => (Scaler: CreateScaler(), Present: new double[rows]), (block, scratch) =>
        {
            for (int c = block * Block; c < Math.Min(Count, (block + 1) * Block); c++)
            {
                Span<double> unit = Values.AsSpan(c * rows, rows);
                int present = Compact(_matrix.Column(c), scratch.Present);
                Missing[c] = rows - present;
                // Covariates hold for all samples; a column with gaps is projected pair by pair later.
                scratch.Scaler.Basis = present == rows ? Basis : null;
                States[c] = scratch.Scaler.Scale(scratch.Present.AsSpan(0, present), unit[..present]);
                if (present < rows)
                {
                    unit.Fill(double.NaN);
                }
            }
        });
    }

    static int Compact(ReadOnlySpan<double> column, Span<double> present)
    {
        int count = 0;
        for (int i = 0; i < column.Length; i++)
        {
            present[count] = column[i];
            count += double.IsNaN(column[i]) ? 0 : 1;
        }
        return count;
    }

    /// <summary>One diagnostic per kind of trouble, naming the first columns.</summary>
    public IEnumerable<Diagnostic> Diagnostics()
    {
        (ColumnState State, ErrorCode Code, string Text)[] kinds =
        [
            (ColumnState.AllMissing, ErrorCode.AllMissing, "without any value: all their correlations are NaN"),
            (ColumnState.TooFew, ErrorCode.TooFewObservations, $"with fewer than {Correlation.MinCompletePairs} values: all their correlations are NaN"),
            (ColumnState.Constant, ErrorCode.ConstantColumn, "without variance: all their correlations are NaN"),
            (ColumnState.NonFinite, ErrorCode.NonFinite, "with infinite values: all their correlations are NaN"),
            (ColumnState.Explained, ErrorCode.Collinear, "that follow from the covariates: all their correlations are NaN"),
            (ColumnState.ZeroMad, ErrorCode.ConstantColumn, "whose median absolute deviation is zero: all their correlations are NaN (pearsonFallback none)"),
            (ColumnState.ZeroMadFallback, ErrorCode.ConstantColumn, "whose median absolute deviation is zero: "
                + (_options.PearsonFallback == PearsonFallback.All ? "the whole matrix was" : "they were") + " standardised as for Pearson"),
        ];
        foreach ((ColumnState state, ErrorCode code, string text) in kinds)
        {
            int[] hit = [.. Enumerable.Range(0, Count).Where(c => States[c] == state)];
            if (hit.Length > 0)
            {
                string names = string.Join(", ", hit.Take(NamesShown).Select(c => _matrix.FeatureIds[c])) + (hit.Length > NamesShown ? ", ..." : "");
                yield return Diagnostic.Warning(code, FormattableString.Invariant($"{_matrix.Name}: {hit.Length} columns {text} ({names})."));
            }
        }
    }
}
