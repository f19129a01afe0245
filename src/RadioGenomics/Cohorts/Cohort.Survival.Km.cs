using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>An outcome of the manifest as survival data: the rows with a known time and event, in the cohort's order, the unit carried along.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> with the endpoints there are;
    /// <see cref="ErrorCode.EmptyTable"/> when no row has a time and an event.</exception>
    public SurvivalData SurvivalData(string endpoint)
    {
        CohortEndpoint found = Endpoint(endpoint);
        int[] rows = [.. Enumerable.Range(0, SampleIds.Length).Where(r => !double.IsNaN(found.Event[r]) && !double.IsNaN(found.Time[r]))];
        ImmutableArray<string> ids = [.. rows.Select(r => SampleIds[r])];
        double[] time = [.. rows.Select(r => found.Time[r])];
        int[] state = [.. rows.Select(r => (int)found.Event[r])];
        return Analysis.Survival.SurvivalData.RightCensored(ids, time, state, found.Unit.ToString(), found.Name);
    }

    /// <summary>Survival curves by a column of the cohort. See <see cref="Analysis.Survival.KaplanMeier"/>.</summary>
    /// <param name="endpoint">Name of the endpoint, such as OS.</param>
    /// <param name="group">A clinical column, or a feature of a matrix; null: one curve. A number with more than five different values is
    /// cut at its median unless <paramref name="rule"/> says otherwise.</param>
    /// <param name="rule">How the column becomes groups.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="cut">Settings of a searched cut; null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for an endpoint or column that is not there; those of
    /// <see cref="Analysis.Survival.KaplanMeier"/> and <see cref="SurvivalGroups"/>.</exception>
    public KaplanMeierResult KaplanMeier(string endpoint, string? group = null, CutRule rule = CutRule.Auto, KaplanMeierOptions? options = null,
        CutPointOptions? cut = null, RunContext? run = null)
    {
        SurvivalData data = SurvivalData(endpoint);
        SurvivalGroups? groups = group is null ? null
            : SurvivalGroups.Of(data, GroupColumn(group, data.SampleIds), rule, null, cut, run ?? RunContext.Ambient);
        KaplanMeierResult fitted = Analysis.Survival.KaplanMeier.Fit(data, groups?.Groups, options);
        KaplanMeierResult result = groups is null ? fitted : fitted.From(groups);
        Ledger.Add(nameof(KaplanMeier), [], result.Options, result.Summary);
        return result;
    }

    // A clinical column of any kind, else a feature; the rows that have the endpoint.
    TableColumn GroupColumn(string name, ImmutableArray<string> ids)
    {
        if (_clinical is not null && _clinical.HasColumn(name))
        {
            var rows = SampleIds.Index().ToDictionary(s => s.Item, s => s.Index);
            return _clinical[name].Select([.. ids.Select(id => rows[id])]);
        }
        LabelledMatrix values = Covariates(name);
        return TableColumn.Number(name, [.. ids.Select(id => values[values.IndexOfSample(id), 0])]);
    }
}
