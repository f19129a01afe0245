namespace RadioGenomics.Analysis.Survival;

/// <summary>One coefficient of a Cox model.</summary>
public sealed record CoxCoefficient
{
    /// <summary>Name of the column, such as age or sexMale.</summary>
    public required string Term { get; init; }

    /// <summary>Log hazard ratio per unit.</summary>
    public required double Coefficient { get; init; }

    /// <summary>exp(<see cref="Coefficient"/>).</summary>
    public double HazardRatio => Math.Exp(Coefficient);

    /// <summary>Standard error that z, p and the interval rest on: the robust one where there is one.</summary>
    public required double StandardError { get; init; }

    /// <summary>Standard error from the information.</summary>
    public required double NaiveStandardError { get; init; }

    /// <summary>Coefficient over standard error.</summary>
    public double Z => Coefficient / StandardError;

    /// <summary>Two-sided p: Wald's, or of the penalised likelihood ratio with Firth's method.</summary>
    public required double P { get; init; }

    /// <summary>Lower end of the interval of the hazard ratio.</summary>
    public required double CiLow { get; init; }

    /// <summary>Upper end of the interval of the hazard ratio.</summary>
    public required double CiHigh { get; init; }
}

/// <summary>A chi-squared test.</summary>
/// <param name="Name">What is tested.</param>
/// <param name="Statistic">χ².</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="P">Upper tail.</param>
public sealed record CoxTest(string Name, double Statistic, int Df, double P);

/// <summary>Columns that belong together: a factor, a spline, a single covariate.</summary>
/// <param name="Name">Name of the term, such as celltype.</param>
/// <param name="Columns">Positions of its columns.</param>
public sealed record CoxTerm(string Name, System.Collections.Immutable.ImmutableArray<int> Columns);
