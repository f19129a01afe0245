using RadioGenomics.Analysis.Survival;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Nomogram of a Cox model on clinical columns and features; a factor is one variable. See <see cref="Analysis.Survival.Nomogram"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="covariates">As for <see cref="Cox"/>.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="Cox"/> and of the method.</exception>
    public NomogramResult Nomogram(string endpoint, IReadOnlyList<string> covariates, NomogramOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        SurvivalData data = SurvivalData(endpoint);
        ModelMatrix design = SurvivalColumns(data.SampleIds, covariates);
        int[] rows = [.. data.SampleIds.Select(id => SampleIds.IndexOf(id))];
        List<TableColumn> columns = [.. (ClinicalOrNull?.Columns ?? []).Select(c => c.Select(rows))];
        // Splines and functions of a feature need the feature itself for their axis.
        foreach (string feature in design.Splines.Select(s => s.Covariate).Where(f => !columns.Exists(c => c.Name == f)).Distinct().ToArray())
        {
            LabelledMatrix holder = HolderOf(feature)!;
            columns.Add(TableColumn.Number(feature, [.. data.SampleIds.Select(id => holder.TryIndexOfSample(id, out int row) ? holder[row, holder.IndexOfFeature(feature)] : double.NaN)]));
        }
        CoxResult model = CoxRegression.Fit(data, design, null, run ?? RunContext.Ambient);
        NomogramResult result = Analysis.Survival.Nomogram.Build(model, design, new Table("covariates", columns), options);
        Ledger.Add(nameof(Nomogram), [design.Values], result.Options, result.Summary);
        return result;
    }
}
