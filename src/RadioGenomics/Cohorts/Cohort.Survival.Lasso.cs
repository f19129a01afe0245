using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Lasso (or elastic net, or ridge) Cox regression of an endpoint on all features of a table, the penalty chosen by cross-validation.
    /// See <see cref="PenalizedRegression"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="features">Table name or kind, such as radiomics.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="folds">Fold of each of the cohort's rows; null: drawn from the seed, balanced on the events.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>; those of <see cref="PenalizedRegression.CrossValidate"/>.</exception>
    public PenalizedCrossValidation LassoCox(string endpoint, string features = "radiomics", PenalizedOptions? options = null, Grouping? folds = null, RunContext? run = null) =>
        LassoCox(endpoint, Matrix(features), options, folds, run);

    /// <summary>The same for a prepared matrix, over the rows that both it and the endpoint have.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="features">Samples × features; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="folds">Fold of each of the cohort's rows; null: drawn from the seed, balanced on the events.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As above; <see cref="ErrorCode.SamplesNotAligned"/> when fewer than 4 rows are shared;
    /// <see cref="ErrorCode.ShapeMismatch"/> when the folds are not those of the cohort's rows.</exception>
    public PenalizedCrossValidation LassoCox(string endpoint, LabelledMatrix features, PenalizedOptions? options = null, Grouping? folds = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        SurvivalData all = SurvivalData(endpoint);
        int[] rows = [.. Enumerable.Range(0, all.Count).Where(i => features.TryIndexOfSample(all.SampleIds[i], out _))];
        if (rows.Length < 4)
        {
            Throw.NotAligned(features.Name, rows.Length, all.Count);
        }
        SurvivalData data = all.Subset(rows);
        LabelledMatrix used = features.SelectSamples([.. data.SampleIds.Select(features.IndexOfSample)]);
        if (folds is not null && folds.Codes.Length != SampleIds.Length)
        {
            Throw.FoldsOfOtherRows(folds.Codes.Length, SampleIds.Length);
        }
        Grouping? usedFolds = folds?.Subset([.. data.SampleIds.Select(id => SampleIds.IndexOf(id))]);
        PenalizedCrossValidation result = PenalizedRegression.CrossValidate(used, PenalizedResponse.Cox(data), options, usedFolds, run ?? RunContext.Ambient);
        Ledger.Add(nameof(LassoCox), [used], result.Options, result.Summary);
        return result;
    }
}
