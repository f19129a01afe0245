namespace RadioGenomics.Analysis.Networks;

/// <content>The figures of an analysis.</content>
public sealed partial record WgcnaResult
{
    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures()
    {
        foreach (FigureSpec figure in SoftThreshold.Figures())
        {
            yield return figure;
        }
        yield return DendrogramFigure.Of(this);
        if (ModuleNumbers.Length > 1)
        {
            yield return EigengeneNetworkFigure.Of(this);
        }
        if (ModuleTraits is { TestCount: > 0 })
        {
            yield return NetworkFigures.ModuleTraits(this);
            yield return NetworkFigures.MembershipSignificance(this);
        }
    }
}
