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
}
