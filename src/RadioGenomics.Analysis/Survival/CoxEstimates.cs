using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>What a maximisation gives, before it is put into words.</summary>
sealed record CoxEstimates
{
    public required double[] Coefficients { get; init; }
    public required double[] Variance { get; init; }
    public required double[] NaiveVariance { get; init; }
    public required double LogLikelihood { get; init; }
    public required double NullLogLikelihood { get; init; }
    public required ImmutableArray<CoxTest> Tests { get; init; }
    public required int Iterations { get; init; }
    public required bool Converged { get; init; }

    /// <summary>p and interval of each coefficient by the profile likelihood; default where Wald's are used.</summary>
    public ImmutableArray<(double P, double Low, double High)> Profile { get; init; }

    /// <summary>The Newton step that would come next. Shape: [covariates].</summary>
    public double[] NextStep { get; init; } = [];

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
