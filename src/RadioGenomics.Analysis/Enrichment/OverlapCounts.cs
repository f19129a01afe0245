namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How many genes of a list each set has. From gene to sets: a list is short, so its genes are followed rather than every set searched.</summary>
sealed class OverlapCounts
{
    readonly OverRepresentationInput _input;
    readonly int[] _offsets;
    readonly int[] _sets;

    public OverlapCounts(OverRepresentationInput input)
    {
        _input = input;
        GeneSetIndex index = input.Index;
        _offsets = new int[index.Universe.Length + 1];
        foreach (int gene in index.Positions)
        {
            _offsets[gene + 1]++;
        }
        for (int g = 0; g < index.Universe.Length; g++)
        {
            _offsets[g + 1] += _offsets[g];
        }
        _sets = new int[index.Positions.Length];
        int[] next = _offsets[..^1];
        for (int s = 0; s < index.Count; s++)
        {
            foreach (int gene in index.Genes(s))
            {
                _sets[next[gene]++] = s;
            }
        }
    }

    public Contingency[] Of(int list)
    {
        int[] genes = _input.Positions[list];
        int[] counts = new int[_input.Index.Count];
        foreach (int gene in genes)
        {
            foreach (int set in _sets.AsSpan(_offsets[gene].._offsets[gene + 1]))
            {
                counts[set]++;
            }
        }
        var found = new Contingency[counts.Length];
        for (int s = 0; s < found.Length; s++)
        {
            found[s] = new(counts[s], _input.Index.Size(s), genes.Length, _input.Index.Universe.Length);
        }
        return found;
    }
}
