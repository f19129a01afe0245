using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A fitted Cox model.</summary>
public sealed partial record CoxResult : IReport
{
    /// <summary>The coefficients, in the order of the columns that could be estimated.</summary>
    public required ImmutableArray<CoxCoefficient> Coefficients { get; init; }

    /// <summary>Which coefficients belong together.</summary>
    public required ImmutableArray<CoxTerm> Terms { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required CoxOptions Options { get; init; }

    /// <summary>Follow-up of the rows that were used.</summary>
    public required SurvivalData Data { get; init; }

    /// <summary>Rows left out because a covariate is missing.</summary>
    public required int DroppedRows { get; init; }

    /// <summary>Covariance of the coefficients: the robust one where asked for. Shape: [coefficients, coefficients].</summary>
    public required LabelledMatrix Covariance { get; init; }

    /// <summary>Inverse of the information. Shape: [coefficients, coefficients].</summary>
    public required LabelledMatrix NaiveCovariance { get; init; }

    /// <summary>Log partial likelihood (penalised with Firth's method) at the estimates.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>The same with all coefficients 0.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Tests of all coefficients together: likelihood_ratio, score, wald, and robust_score with a robust variance.</summary>
    public required ImmutableArray<CoxTest> Tests { get; init; }

    /// <summary>Newton steps.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the log-likelihood settled.</summary>
    public required bool Converged { get; init; }

    /// <summary>Concordance of the linear predictor with the follow-up it was fitted to: optimistic.</summary>
    public required ConcordanceResult Concordance { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    internal CoxModel Model { get; init; } = null!;

    /// <summary>Names of the coefficients.</summary>
    public ImmutableArray<string> Names => [.. Coefficients.Select(c => c.Term)];

    /// <summary>Akaike's criterion: -2 log-likelihood + 2 coefficients.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * Coefficients.Length);

    /// <summary>Schwarz's criterion with the number of events as n, as R does.</summary>
    public double Bic => (-2 * LogLikelihood) + (Math.Log(Data.EventCount) * Coefficients.Length);

    /// <summary>What linear predictors are centred by; 0 for columns that hold -1, 0, 1 only. Shape: [coefficients].</summary>
    public ImmutableArray<double> Means => [.. Model.Centres];

    /// <summary>Centred linear predictor of each row used. Shape: [rows].</summary>
    public ImmutableArray<double> LinearPredictors => [.. Model.LinearPredictors(Beta)];

    /// <summary>exp of <see cref="LinearPredictors"/>. Shape: [rows].</summary>
    public ImmutableArray<double> Risks => [.. LinearPredictors.Select(Math.Exp)];

    internal double[] Beta => [.. Coefficients.Select(c => c.Coefficient)];

    /// <summary>A coefficient by name.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public CoxCoefficient this[string term]
    {
        get
        {
            int index = Names.IndexOf(term);
            if (index < 0)
            {
                Throw.UnknownFeature("The Cox model", term, Names);
            }
            return Coefficients[index];
        }
    }

    /// <summary>A test by name.</summary>
    public CoxTest Test(string name) => Tests.First(t => t.Name == name);

    /// <summary>Linear predictors of other rows, centred as <see cref="LinearPredictors"/>.</summary>
    /// <param name="covariates">Shape: [rows, columns]; has every column of the model by name. NaN gives NaN.</param>
    /// <returns>Shape: [rows].</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public ImmutableArray<double> PredictLinear(LabelledMatrix covariates)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        double[] sums = new double[covariates.SampleCount];
        for (int a = 0; a < Coefficients.Length; a++)
        {
            ReadOnlySpan<double> column = covariates.Column(Coefficients[a].Term);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += Coefficients[a].Coefficient * (column[i] - Model.Centres[a]);
            }
        }
        return [.. sums];
    }

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            CoxTest ratio = Test("likelihood_ratio");
            string model = string.Create(CultureInfo.InvariantCulture,
                $"{Data.Name}: Cox model of {Coefficients.Length} coefficients, {Options.Ties} ties{(Options.Firth ? ", Firth's penalty" : "")}; {Data.Count} rows, {Data.EventCount} events, {DroppedRows} rows left out. ");
            return model + string.Create(CultureInfo.InvariantCulture,
                $"Likelihood ratio {ratio.Statistic:0.##} on {ratio.Df} df, p = {ForestFigure.PText(ratio.P)}; concordance {Concordance.C:0.000} (SE {Concordance.StandardError:0.000}).");
        }
    }
}
