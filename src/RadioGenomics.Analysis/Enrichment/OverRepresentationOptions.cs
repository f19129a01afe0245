using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How the odds ratio of a two by two table is estimated.</summary>
public enum OddsRatioEstimate
{
    /// <summary>k (N - K - n + k) / ((K - k) (n - k)): 0 or infinite where a cell is empty.</summary>
    Sample,
    /// <summary>The conditional maximum likelihood estimate, as R's fisher.test gives it. Slower.</summary>
    Conditional,
}

/// <summary>What a term of an ontology is compared with.</summary>
public enum OverRepresentationMethod
{
    /// <summary>Every set by itself, against the universe.</summary>
    Classic,
    /// <summary>Each term against the genes of the terms directly above it, taken together (Grossmann et al. 2007).</summary>
    ParentChildUnion,
    /// <summary>Each term against the genes that all terms directly above it share (Grossmann et al. 2007).</summary>
    ParentChildIntersection,
    /// <summary>From narrow to broad terms; the genes of a term with p below ElimCutoff are taken out of the terms above it (Alexa et al. 2006).</summary>
    Elim,
}

/// <summary>Settings of <see cref="OverRepresentation"/>.</summary>
public sealed record OverRepresentationOptions : GeneSetFilterOptions
{
    /// <summary>What a set is compared with. All but the first need an ontology.</summary>
    public OverRepresentationMethod Method { get; init; } = OverRepresentationMethod.Classic;

    /// <summary>Elim: from this p on a term keeps its genes to itself. Range: 0 to 1.</summary>
    public double ElimCutoff { get; init; } = 0.01;

    /// <summary>Whether the outcome seen counts half in p (mid-p): less conservative than the exact test.</summary>
    public bool MidP { get; init; }

    /// <summary>Whether genes that are in no set of the collection are taken out of a given universe: tested and annotated genes only.</summary>
    public bool AnnotatedOnly { get; init; }

    /// <summary>How the odds ratio is estimated.</summary>
    public OddsRatioEstimate OddsRatio { get; init; } = OddsRatioEstimate.Sample;

    /// <summary>Adjustment for multiple testing, over all sets of the collection and all lists together.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    internal void Check(Ontology? ontology)
    {
        CheckSizes();
        if (!(ElimCutoff is >= 0 and <= 1))
        {
            Throw.OptionOutOfRange(nameof(ElimCutoff), ElimCutoff, "0 to 1");
        }
        if (Method != OverRepresentationMethod.Classic && ontology is null)
        {
            EnrichmentThrow.NoOntology(Method);
        }
    }
}
