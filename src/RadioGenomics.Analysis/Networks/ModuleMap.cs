using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Which modules of one network go with which modules of another: radiomic feature modules × gene modules.</summary>
public static class ModuleMap
{
    /// <summary>Correlates the eigengenes of two networks over the samples that both have.</summary>
    /// <param name="first">One network, such as that of radiomic features. Shape: [samples × features].</param>
    /// <param name="second">The other, such as that of genes.</param>
    /// <param name="options">How eigengenes are correlated; null: Pearson, Benjamini-Hochberg over the whole map.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>x: modules of the first network, y: modules of the second, without ME0.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoSharedKey"/>; <see cref="ErrorCode.EmptyNetwork"/>.</exception>
    /// <remarks>Cost: modules × modules × samples. Source: Langfelder, Horvath (2007) BMC Syst Biol 1:54. Reference: that of
    /// <see cref="Correlation"/>.</remarks>
    public static CorrelationResult Run(WgcnaResult first, WgcnaResult second, CorrelationOptions? options, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        LabelledMatrix x = first.Eigengenes.WithoutGrey().Values, y = second.Eigengenes.WithoutGrey().Values;
        if (x.FeatureCount == 0 || y.FeatureCount == 0)
        {
            Throw.NoModules(x.FeatureCount == 0 ? "first" : "second");
        }
        string[] shared = [.. x.SampleIds.Where(s => y.TryIndexOfSample(s, out _))];
        if (shared.Length == 0)
        {
            Throw.NetworksShareNoSample(x.SampleIds[0], y.SampleIds[0]);
        }
        return Correlation.AllPairs(x.SelectSamples([.. shared.Select(x.IndexOfSample)]), y.SelectSamples([.. shared.Select(y.IndexOfSample)]), options, run);
    }
}
