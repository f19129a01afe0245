using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The covariates of a run, over samples that have all of them.</summary>
sealed class CovariateSet
{
    readonly double[] _values;
    readonly int _rows;
    readonly bool _asRanks;

    public CovariateSet(LabelledMatrix covariates, bool asRanks)
    {
        _values = covariates.Values.ToArray();
        _rows = covariates.SampleCount;
        _asRanks = asRanks;
        Names = covariates.FeatureIds;
        Full = CovariateBasis.Of(_values, _rows, asRanks);
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>Basis over all samples.</summary>
    public CovariateBasis Full { get; }

    /// <summary>Basis over some samples. Degrees of freedom stay those of <see cref="Full"/>, which is never too few.</summary>
    public CovariateBasis Over(ReadOnlySpan<int> rows)
    {
        if (rows.Length == _rows)
        {
            return Full;
        }
        double[] picked = new double[rows.Length * Names.Length];
        for (int c = 0; c < Names.Length; c++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                picked[(c * rows.Length) + i] = _values[(c * _rows) + rows[i]];
            }
        }
        return CovariateBasis.Of(picked, rows.Length, _asRanks);
    }

    /// <summary>Names the covariates that were dropped because others explain them.</summary>
    public IEnumerable<Diagnostic> Diagnostics()
    {
        if (Full.DependentColumns.Length > 0)
        {
            string names = string.Join(", ", Full.DependentColumns.Select(c => Names[c]));
            yield return Diagnostic.Warning(ErrorCode.Collinear, FormattableString.Invariant(
                $"{Full.DependentColumns.Length} of {Names.Length} covariates are constant or follow from the ones before them and were left out: {names}."));
        }
    }
}
