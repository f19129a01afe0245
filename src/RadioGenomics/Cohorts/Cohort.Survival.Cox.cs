using System.Collections.Immutable;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Cox model of an endpoint on clinical columns and features. See <see cref="CoxRegression"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="covariates">Clinical columns or functions of one (factor(x), log(x), ns(x,df), rcs(x,knots)), and features of any table.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>; those of <see cref="CoxRegression"/>.</exception>
    public CoxResult Cox(string endpoint, IReadOnlyList<string> covariates, CoxOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        SurvivalData data = SurvivalData(endpoint);
        ModelMatrix model = SurvivalColumns(data.SampleIds, covariates);
        CoxResult result = CoxRegression.Fit(data, model, options, run ?? RunContext.Ambient);
        Ledger.Add(nameof(Cox), [model.Values], result.Options, result.Summary);
        return result;
    }

    /// <summary>One Cox model for every feature of a table. See <see cref="Analysis.Survival.CoxScreen"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="features">Table name or kind, such as expression.</param>
    /// <param name="covariates">As for <see cref="Cox"/>; null: those of the manifest; empty: none.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>; those of <see cref="Analysis.Survival.CoxScreen"/>.</exception>
    public CoxScreenResult CoxScreen(string endpoint, string features = "expression", IReadOnlyList<string>? covariates = null,
        CoxScreenOptions? options = null, RunContext? run = null) => CoxScreen(endpoint, Matrix(features), covariates, options, run);

    /// <summary>One Cox model for every eigengene of a network but that of the unassigned genes.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="features">Eigengenes of a network.</param>
    /// <param name="covariates">As for <see cref="Cox"/>; null: those of the manifest; empty: none.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As above.</exception>
    public CoxScreenResult CoxScreen(string endpoint, EigengeneResult features, IReadOnlyList<string>? covariates = null,
        CoxScreenOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        return CoxScreen(endpoint, features.WithoutGrey().Values, covariates, options, run);
    }

    /// <summary>One Cox model for every feature of a matrix, over the rows that both it and the endpoint have.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="features">Samples × features; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="covariates">As for <see cref="Cox"/>; null: those of the manifest; empty: none.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As above; <see cref="ErrorCode.SamplesNotAligned"/> when fewer than 4 rows are shared.</exception>
    public CoxScreenResult CoxScreen(string endpoint, LabelledMatrix features, IReadOnlyList<string>? covariates = null,
        CoxScreenOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        covariates ??= Manifest.Covariates;
        SurvivalData all = SurvivalData(endpoint);
        int[] rows = [.. Enumerable.Range(0, all.Count).Where(i => features.TryIndexOfSample(all.SampleIds[i], out _))];
        if (rows.Length < 4)
        {
            Throw.NotAligned(features.Name, rows.Length, all.Count);
        }
        SurvivalData data = all.Subset(rows);
        LabelledMatrix used = features.SelectSamples([.. data.SampleIds.Select(features.IndexOfSample)]);
        LabelledMatrix? given = covariates.Count == 0 ? null : SurvivalColumns(data.SampleIds, covariates).Values;
        CoxScreenResult result = Analysis.Survival.CoxScreen.Run(data, used, options, run ?? RunContext.Ambient, given);
        Ledger.Add(nameof(CoxScreen), given is null ? [used] : [used, given], result.Options, result.Summary);
        return result;
    }

    // Clinical columns as they are, features of tables as further columns.
    ModelMatrix SurvivalColumns(ImmutableArray<string> sampleIds, IReadOnlyList<string> covariates)
    {
        int[] rows = [.. sampleIds.Select(id => SampleIds.IndexOf(id))];
        List<TableColumn> columns = [.. (ClinicalOrNull?.Columns ?? []).Select(c => c.Select(rows))];
        List<string> terms = [];
        foreach (string covariate in covariates)
        {
            string term = covariate == "volume" && VolumeFeature is string volume ? volume : covariate;
            string name = term.EndsWith(')') && term.Contains('(') ? term[(term.IndexOf('(') + 1)..^1].Split(',')[0].Trim() : term;
            terms.Add(term);
            if (columns.Exists(c => c.Name == name) || columns.Exists(c => c.Name == term))
            {
                continue;
            }
            string wanted = HolderOf(term) is not null ? term : name;
            if (HolderOf(wanted) is not LabelledMatrix matrix)
            {
                Throw.UnknownCovariate(wanted, this);
                continue;
            }
            columns.Add(TableColumn.Number(wanted, [.. sampleIds.Select(id => matrix.TryIndexOfSample(id, out int row) ? matrix[row, matrix.IndexOfFeature(wanted)] : double.NaN)]));
        }
        return ModelMatrix.Build(new Table("covariates", columns), terms.Distinct(), sampleIds);
    }

    LabelledMatrix? HolderOf(string feature) => FindMatrixWith(feature)
        ?? (HasMatrix("expression") && Expression.TryIndexOfFeature(feature, out _) ? Expression : null);
}
