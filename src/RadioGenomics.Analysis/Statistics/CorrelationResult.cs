using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>
/// Correlations of all pairs of the columns of two matrices. r and q are stored, n where it varies; p follows from r and n and is
/// computed where it is asked for, with the same bits every time.
/// </summary>
public sealed partial record CorrelationResult : IReport
{
    /// <summary>Rows that <see cref="Tables"/> gives at the most; <see cref="Rows"/> has no limit.</summary>
    public const int TableLimit = 1_000_000;

    readonly double[] _r, _q;
    readonly double[]? _unadjusted;
    readonly int[]? _n;
    readonly int _sameN;
    readonly CorrelationInterval _interval;
    readonly Dictionary<string, int> _xIndex, _yIndex;

    internal CorrelationResult(CorrelationParts parts)
    {
        (XName, YName, XIds, YIds, Options) = (parts.X.Name, parts.Y.Name, parts.X.FeatureIds, parts.Y.FeatureIds, parts.Options);
        (_r, _q, _n, _sameN, _unadjusted) = (parts.R, parts.Q, parts.N, parts.SameN, parts.Unadjusted);
        (Covariates, CovariateRank, TestCount) = (parts.Covariates, parts.CovariateRank, parts.TestCount);
        Diagnostics = parts.Diagnostics;
        _interval = new(Options.Method, Options.ConfidenceLevel, CovariateRank);
        _xIndex = Index(XIds);
        _yIndex = Index(YIds);
        (MinN, MaxN) = _n is null ? (_sameN, _sameN) : (_n.Min(), _n.Max());
    }

    static Dictionary<string, int> Index(ImmutableArray<string> ids) =>
        ids.Select((id, i) => KeyValuePair.Create(id, i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Name of the first matrix.</summary>
    public string XName { get; }

    /// <summary>Name of the second matrix.</summary>
    public string YName { get; }

    /// <summary>Feature labels of the first matrix. Shape: [x].</summary>
    public ImmutableArray<string> XIds { get; }

    /// <summary>Feature labels of the second matrix. Shape: [y].</summary>
    public ImmutableArray<string> YIds { get; }

    /// <summary>The settings.</summary>
    public CorrelationOptions Options { get; }

    /// <summary>Covariates that both sides were adjusted for; empty for none.</summary>
    public ImmutableArray<string> Covariates { get; }

    /// <summary>Degrees of freedom that the covariates took.</summary>
    public int CovariateRank { get; }

    /// <summary>Number of pairs with a correlation: those that the adjustment counts.</summary>
    public long TestCount { get; }

    /// <summary>Number of pairs, with and without a correlation.</summary>
    public long PairCount => _r.LongLength;

    /// <summary>Smallest number of complete samples of any pair.</summary>
    public int MinN { get; }

    /// <summary>Largest number of complete samples of any pair.</summary>
    public int MaxN { get; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Correlation of a pair by position.</summary>
    public double R(int x, int y) => _r[At(x, y)];

    /// <summary>Correlation of a pair by label.</summary>
    public double R(string x, string y) => _r[At(x, y)];

    /// <summary>Two-sided p-value of a pair by position.</summary>
    public double P(int x, int y) => PAt(At(x, y));

    /// <summary>Two-sided p-value of a pair by label.</summary>
    public double P(string x, string y) => PAt(At(x, y));

    /// <summary>Adjusted p-value of a pair by position.</summary>
    public double Q(int x, int y) => _q[At(x, y)];

    /// <summary>Adjusted p-value of a pair by label.</summary>
    public double Q(string x, string y) => _q[At(x, y)];

    /// <summary>Number of complete samples of a pair by position.</summary>
    public int N(int x, int y) => NAt(At(x, y));

    /// <summary>Number of complete samples of a pair by label.</summary>
    public int N(string x, string y) => NAt(At(x, y));

    /// <summary>Everything about a pair by position.</summary>
    public CorrelationRow Row(int x, int y) => RowAt(At(x, y));

    /// <summary>Everything about a pair by label.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, with the nearest names.</exception>
    public CorrelationRow Row(string x, string y) => RowAt(At(x, y));

    /// <summary>All correlations, x varying fastest: pair (x, y) at x + y * XIds.Length.</summary>
    public ReadOnlySpan<double> AllR => _r;

    /// <summary>All adjusted p-values, in the order of <see cref="AllR"/>.</summary>
    public ReadOnlySpan<double> AllQ => _q;

    /// <summary>All p-values, in the order of <see cref="AllR"/>; computed anew at every call.</summary>
    public double[] AllP()
    {
        double[] p = GC.AllocateUninitializedArray<double>(_r.Length);
        FillP(0, p);
        return p;
    }

    int At(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, XIds.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, YIds.Length);
        return x + (y * XIds.Length);
    }

    int At(string x, string y) => Find(x, _xIndex, XIds, XName) + (Find(y, _yIndex, YIds, YName) * XIds.Length);

    static int Find(string label, Dictionary<string, int> index, ImmutableArray<string> ids, string name)
    {
        if (!index.TryGetValue(label, out int position))
        {
            Throw.UnknownFeature(name, label, ids);
        }
        return position;
    }

    int NAt(int at) => _n is null ? _sameN : _n[at];

    double PAt(int at) => PValue(_r[at], NAt(at));

    double PValue(double r, int n) =>
        double.IsNaN(r) ? double.NaN : CorrelationPValue.For(n - 2 - CovariateRank).TwoSided(r);

    void FillP(int start, Span<double> p) => CorrelationPairs.FillP(_r.AsSpan(start, p.Length), _n is null ? [] : _n.AsSpan(start, p.Length), _sameN, CovariateRank, p);

    CorrelationRow RowAt(int at)
    {
        double r = _r[at];
        int n = NAt(at);
        (double low, double high) = _interval.Of(r, n);
        return new()
        {
            XIndex = at % XIds.Length,
            YIndex = at / XIds.Length,
            N = n,
            R = r,
            CiLow = low,
            CiHigh = high,
            P = PValue(r, n),
            Q = _q[at],
            RUnadjusted = _unadjusted is null ? double.NaN : _unadjusted[at],
        };
    }

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string n = MinN == MaxN ? string.Create(CultureInfo.InvariantCulture, $"n = {MaxN}") : string.Create(CultureInfo.InvariantCulture, $"n = {MinN} to {MaxN}");
            string given = Covariates.IsEmpty ? "" : $", given {string.Join(", ", Covariates)}";
            return string.Create(CultureInfo.InvariantCulture,
                $"{Options.Method} correlation of {XIds.Length} × {YIds.Length} columns ({XName}, {YName}){given}: {n}, {TestCount:N0} tests, adjusted by {Options.Adjust.InWords()}. ")
                + DetectableText();
        }
    }

    /// <summary>Smallest |r| that the largest n of this result detects with <see cref="CorrelationOptions.Power"/> at
    /// <see cref="CorrelationOptions.Alpha"/> over all tests; NaN when there were none.</summary>
    public double MinimumDetectableR => TestCount == 0 || MaxN - CovariateRank < 4
        ? double.NaN
        : CorrelationPower.MinimumDetectable(MaxN - CovariateRank, TestCount, Options.Alpha, Options.Power);

    string DetectableText() => double.IsNaN(MinimumDetectableR)
        ? "No pair could be tested."
        : string.Create(CultureInfo.InvariantCulture,
            $"Smallest |r| detected with {Options.Power:0.##} power at {Options.Alpha:0.###} over all tests (Bonferroni, Fisher z): {MinimumDetectableR:0.000}.");
}
