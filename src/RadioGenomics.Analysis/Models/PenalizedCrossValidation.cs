using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis.Models;

/// <summary>A cross-validated path of penalised fits.</summary>
public sealed partial record PenalizedCrossValidation : IReport
{
    internal PenalizedCrossValidation(ImmutableArray<string> sampleIds, PenalizedPath path, PenalizedOptions options)
    {
        (SampleIds, Path, Options) = (sampleIds, path, options);
    }

    /// <summary>Names of the rows. Shape: [rows].</summary>
    public ImmutableArray<string> SampleIds { get; }

    /// <summary>The path on all rows.</summary>
    public PenalizedPath Path { get; }

    /// <summary>The settings, with every default filled in.</summary>
    public PenalizedOptions Options { get; }

    /// <summary>What was measured.</summary>
    public PenalizedMeasure Measure => Options.TypeMeasure!.Value;

    /// <summary>Mean of the measure over the folds. Shape: [path].</summary>
    public required ImmutableArray<double> Cvm { get; init; }

    /// <summary>Standard error of the mean. Shape: [path].</summary>
    public required ImmutableArray<double> Cvsd { get; init; }

    /// <summary>Place of the best mean on the path.</summary>
    public required int MinIndex { get; init; }

    /// <summary>Place of the largest penalty whose mean is within one standard error of the best.</summary>
    public required int OneSeIndex { get; init; }

    /// <summary>Fold of each row. Shape: [rows].</summary>
    public required Grouping Folds { get; init; }

    /// <summary>Linear predictor at lambda_min from the fit on the other folds; for Cox, less the mean of the rows of that fit. Shape: [rows].</summary>
    public required ImmutableArray<double> CrossFittedMin { get; init; }

    /// <summary>The same at lambda_1se. Shape: [rows].</summary>
    public required ImmutableArray<double> CrossFitted1se { get; init; }

    /// <summary>Linear predictor at lambda_min from the fit on all rows. Shape: [rows].</summary>
    public required ImmutableArray<double> FittedMin { get; init; }

    /// <summary>The same at lambda_1se. Shape: [rows].</summary>
    public required ImmutableArray<double> Fitted1se { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Penalty with the best mean.</summary>
    public double LambdaMin => Path.Lambda[MinIndex];

    /// <summary>Largest penalty whose mean is within one standard error of the best.</summary>
    public double Lambda1se => Path.Lambda[OneSeIndex];

    /// <summary>Features selected at lambda_min, largest coefficient first.</summary>
    public ImmutableArray<(string Feature, double Coefficient)> SelectedMin => Path.Selected(LambdaMin);

    /// <summary>Features selected at lambda_1se, largest coefficient first.</summary>
    public ImmutableArray<(string Feature, double Coefficient)> Selected1se => Path.Selected(Lambda1se);

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Path.Summary} {Folds.Levels.Length} folds, {MeasureName()}: {Cvm[MinIndex]:0.0000} (standard error {Cvsd[MinIndex]:0.0000}) at lambda_min {LambdaMin:0.####e-0} with {Path.Df[MinIndex]} features; ")
        + string.Create(CultureInfo.InvariantCulture, $"{Cvm[OneSeIndex]:0.0000} at lambda_1se {Lambda1se:0.####e-0} with {Path.Df[OneSeIndex]}.");

    internal string MeasureName() => (Measure, Path.Family) switch
    {
        (PenalizedMeasure.Deviance, PenalizedFamily.Cox) => "partial-likelihood deviance per event",
        (PenalizedMeasure.Deviance, PenalizedFamily.Binomial) => "binomial deviance",
        (PenalizedMeasure.Mae, _) => "mean absolute error",
        (PenalizedMeasure.Auc, _) => "area under the ROC curve",
        (PenalizedMeasure.Class, _) => "misclassification rate",
        (PenalizedMeasure.C, _) => "concordance",
        _ => "mean squared error",
    };

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [CoefficientTable(), CurveTable(), Path.PathTable(), ScoreTable()];

    /// <summary>Every feature with its coefficient at both penalties; the intercept first where there is one, as R's coef() has it.</summary>
    public Table CoefficientTable()
    {
        bool hasIntercept = Path.Family != PenalizedFamily.Cox;
        double[] min = Path.Coefficients(MinIndex), within = Path.Coefficients(OneSeIndex);
        return Table.From("coefficients",
            ("feature", hasIntercept ? ["(Intercept)", .. Path.FeatureIds] : Path.FeatureIds),
            ("lambda_min", hasIntercept ? [Path.Intercept[MinIndex], .. min] : min),
            ("lambda_1se", hasIntercept ? [Path.Intercept[OneSeIndex], .. within] : within));
    }

    /// <summary>Mean and standard error along the path.</summary>
    public Table CurveTable() => Table.From("cv", ("lambda", Path.Lambda), ("cvm", Cvm), ("cvsd", Cvsd));

    /// <summary>Linear predictors of every row, fitted and cross-fitted.</summary>
    public Table ScoreTable() => Table.From("scores",
        ("sample", SampleIds),
        ("fold", Folds.Codes.Select(c => Folds.Levels[c])),
        ("lambda_min", FittedMin),
        ("lambda_1se", Fitted1se),
        ("cross_fitted_min", CrossFittedMin),
        ("cross_fitted_1se", CrossFitted1se));

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() =>
        [PenalizedFigures.Path(Path, ("lambda_min", LambdaMin), ("lambda_1se", Lambda1se)), PenalizedFigures.Curve(this)];
}
