namespace RadioGenomics.Analysis.Models;

/// <summary>What a path needs beside the data; data-dependent defaults are resolved.</summary>
/// <param name="Alpha">Share of the lasso.</param>
/// <param name="Lambdas">Given penalties, falling; empty: laid down from the data.</param>
/// <param name="LambdaCount">How many are laid down.</param>
/// <param name="LambdaMinRatio">Last over first.</param>
/// <param name="Standardize">Whether columns are scaled to variance 1.</param>
/// <param name="PenaltyFactors">Factor of each feature, scaled to mean 1; infinite: left out. Shape: [features].</param>
/// <param name="Thresh">Convergence.</param>
/// <param name="MaxIterations">Newton steps of one penalty.</param>
sealed record FitSettings(double Alpha, double[] Lambdas, int LambdaCount, double LambdaMinRatio, bool Standardize, double[] PenaltyFactors,
    double Thresh, int MaxIterations);

/// <summary>One point of a path.</summary>
sealed record FitPoint
{
    public required double Lambda { get; init; }

    /// <summary>Features with a coefficient, in their order, and the coefficients of the columns as given.</summary>
    public required int[] Features { get; init; }

    public required double[] Coefficients { get; init; }

    public required double Intercept { get; init; }

    public required double Explained { get; init; }

    public required bool Converged { get; init; }

    /// <summary>Linear predictor of all rows, without offset; empty where it was not asked for.</summary>
    public double[] Predictor { get; init; } = [];
}

/// <summary>A path and what belongs to all of it.</summary>
sealed record FitPath(List<FitPoint> Points, double NullDeviance, int[] Constant);
