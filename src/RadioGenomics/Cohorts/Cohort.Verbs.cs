using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Correlates every feature of one matrix with every feature of another. See <see cref="Correlation"/>.</summary>
    /// <param name="x">Table name or kind, such as radiomics.</param>
    /// <param name="y">Table name or kind, such as expression.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="covariates">Names as for <see cref="Covariates"/>; null: those of the manifest; empty: none.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    public CorrelationResult Correlate(
        string x, string y, CorrelationOptions? options = null, IReadOnlyList<string>? covariates = null, RunContext? run = null) =>
        Correlate(Matrix(x), Matrix(y), options, covariates, run);

    /// <summary>Correlates every feature of a table with every column of a matrix, such as pathway scores: rows that both have.</summary>
    /// <param name="x">Table name or kind, such as radiomics.</param>
    /// <param name="y">Samples × features; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="covariates">Names as for <see cref="Covariates"/>; null: those of the manifest; empty: none.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for two matrices.</exception>
    public CorrelationResult Correlate(
        string x, LabelledMatrix y, CorrelationOptions? options = null, IReadOnlyList<string>? covariates = null, RunContext? run = null) =>
        Correlate(Matrix(x), y, options, covariates, run);

    /// <summary>Correlates every feature of one matrix with every feature of another, over the rows that both have.</summary>
    /// <param name="x">Samples × features; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="y">Samples × features, likewise.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="covariates">Names as for <see cref="Covariates"/>; null: those of the manifest; empty: none.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/> when fewer than 4 rows are shared;
    /// <see cref="ErrorCode.UnknownLabel"/> for a covariate that is not there; those of <see cref="Correlation"/>.</exception>
    public CorrelationResult Correlate(
        LabelledMatrix x, LabelledMatrix y, CorrelationOptions? options = null, IReadOnlyList<string>? covariates = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        options ??= new CorrelationOptions();
        covariates ??= Manifest.Covariates;
        run ??= RunContext.Ambient;
        LabelledMatrix[] aligned = CommonRows(covariates.Count > 0 ? [x, y, Covariates(covariates)] : [x, y]);
        CorrelationResult result = Correlation.AllPairs(aligned[0], aligned[1], options, run, aligned.ElementAtOrDefault(2));
        Ledger.Add(nameof(Correlate), aligned, result.Options, result.Summary);
        return result;
    }

    /// <summary>The strongest pairs of a correlation beside what they are given each confounder, and without each single patient.</summary>
    /// <param name="result">What <see cref="Correlate(string, string, CorrelationOptions?, IReadOnlyList{string}?, RunContext?)"/> gave.</param>
    /// <param name="count">How many pairs, by p.</param>
    /// <param name="confounders">Names as for <see cref="Covariates"/>; null: the volume feature and the manifest's covariates.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for a confounder that is not there, or when the result is
    /// not about two tables of this cohort.</exception>
    public CorrelationPanelResult ConfounderPanel(
        CorrelationResult result, int count = 20, IReadOnlyList<string>? confounders = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        confounders ??= [.. VolumeFeature is null ? [] : new[] { VolumeFeature }, .. Manifest.Covariates];
        LabelledMatrix x = Matrix(result.XName), y = Matrix(result.YName);
        LabelledMatrix? given = confounders.Count > 0 ? Covariates(confounders) : null;
        CorrelationPanelResult panel = CorrelationPanel.OfTop(result, count, x, y, given, run ?? RunContext.Ambient);
        Ledger.Add(nameof(ConfounderPanel), given is null ? [x, y] : [x, y, given], new { count }, panel.Summary);
        return panel;
    }

    /// <summary>Tests every radiomic feature against every gene that is mutated often enough. See <see cref="FeatureMutation"/>.</summary>
    /// <param name="options">Null: defaults.</param>
    /// <param name="features">Name or kind of the table with the features.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> without a mutation table; those of <see cref="FeatureMutation"/>.</exception>
    public FeatureMutationResult FeatureMutations(FeatureMutationOptions? options = null, string features = "radiomics", RunContext? run = null)
    {
        options ??= new FeatureMutationOptions();
        LabelledMatrix x = Matrix(features), mutations = Mutations;
        FeatureMutationResult result = FeatureMutation.Run(x, mutations, options, run ?? RunContext.Ambient);
        Ledger.Add(nameof(FeatureMutations), [x, mutations], result.Options, result.Summary);
        return result;
    }

    // Rows that every matrix has, in the cohort's order.
    LabelledMatrix[] CommonRows(LabelledMatrix[] matrices)
    {
        string[] common = [.. SampleIds.Where(id => matrices.All(m => m.TryIndexOfSample(id, out _)))];
        if (common.Length < 4 && matrices.FirstOrDefault(m => m.SampleIds.Count(id => SampleIds.Contains(id)) < 4) is LabelledMatrix stranger)
        {
            Throw.NotAligned(stranger.Name, stranger.SampleIds.Count(id => SampleIds.Contains(id)), SampleIds.Length);
        }
        return [.. matrices.Select(m => m.SampleIds.SequenceEqual(common) ? m : m.SelectSamples([.. common.Select(m.IndexOfSample)]))];
    }
}
