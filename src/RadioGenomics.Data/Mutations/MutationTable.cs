using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Which samples carry a mutation of which gene, and where nobody looked.</summary>
public sealed class MutationTable
{
    readonly Dictionary<string, int> _geneIndex;
    readonly HashSet<(int Sample, int Gene)> _mutated;
    readonly HashSet<(int Sample, int Gene)> _unknown;
    readonly int[] _mutatedCounts;
    readonly IReadOnlyDictionary<string, IReadOnlySet<string>?> _panelOf;

    internal MutationTable(MutationParts parts)
    {
        SampleIds = [.. parts.Samples];
        Genes = [.. parts.Genes];
        Records = parts.Records;
        Inputs = parts.Inputs;
        Diagnostics = parts.Diagnostics;
        _panelOf = parts.PanelOf;
        _geneIndex = Genes.Select((g, i) => (g, i)).ToDictionary(t => t.g, t => t.i, StringComparer.Ordinal);
        _mutated = parts.Mutated;
        _unknown = parts.Unknown;
        _mutatedCounts = new int[Genes.Length];
        foreach ((int _, int gene) in _mutated)
        {
            _mutatedCounts[gene]++;
        }
    }

    /// <summary>All samples that were sequenced, exactly as in the files, those without any mutation included. In order of first appearance.</summary>
    public ImmutableArray<string> SampleIds { get; }

    /// <summary>Genes with at least one mutation that counts, in ordinal order; for a 0/1 matrix, all its genes in file order.</summary>
    public ImmutableArray<string> Genes { get; }

    /// <summary>The variants that count: columns sample, gene, variant_class, protein_change. Empty for a 0/1 matrix.</summary>
    public Table Records { get; }

    /// <summary>The files, for the provenance ledger; the mutation file first.</summary>
    public ImmutableArray<InputRecord> Inputs { get; }

    /// <summary>The mutation file.</summary>
    public InputRecord Input => Inputs[0];

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the gene was looked at in the sample: false when the sample's panel does not have it.</summary>
    /// <param name="sampleIndex">Position in <see cref="SampleIds"/>.</param>
    /// <param name="gene">Gene symbol.</param>
    public bool IsProfiled(int sampleIndex, string gene)
    {
        ArgumentNullException.ThrowIfNull(gene);
        IReadOnlySet<string>? panel = _panelOf.GetValueOrDefault(SampleIds[sampleIndex]);
        bool unknown = _geneIndex.TryGetValue(gene, out int g) && _unknown.Contains((sampleIndex, g));
        return !unknown && (panel is null || panel.Contains(gene) || IsMutated(sampleIndex, gene));
    }

    /// <summary>Whether the sample has a mutation of the gene that counts.</summary>
    /// <param name="sampleIndex">Position in <see cref="SampleIds"/>.</param>
    /// <param name="gene">Gene symbol.</param>
    public bool IsMutated(int sampleIndex, string gene)
    {
        ArgumentNullException.ThrowIfNull(gene);
        return _geneIndex.TryGetValue(gene, out int g) && _mutated.Contains((sampleIndex, g));
    }

    /// <summary>Samples × genes: 1 mutated, 0 wild type, NaN not profiled.</summary>
    /// <param name="genes">The genes; null: <see cref="Genes"/>.</param>
    /// <param name="minMutated">Least number of mutated samples for a gene to be in.</param>
    /// <returns>Shape: [samples × genes]. Range: 0, 1, NaN.</returns>
    public LabelledMatrix ToMatrix(IEnumerable<string>? genes = null, int minMutated = 0)
    {
        string[] columns = [.. (genes ?? Genes).Where(g => minMutated <= 0 || CountMutated(g) >= minMutated)];
        double[] values = new double[checked(columns.Length * SampleIds.Length)];
        int[] onPanel = [.. Enumerable.Range(0, SampleIds.Length).Where(s => _panelOf.GetValueOrDefault(SampleIds[s]) is not null)];
        for (int g = 0; g < columns.Length; g++)
        {
            Span<double> column = values.AsSpan(g * SampleIds.Length, SampleIds.Length);
            foreach (int s in onPanel)
            {
                column[s] = IsProfiled(s, columns[g]) ? 0 : double.NaN;
            }
            int known = _geneIndex.GetValueOrDefault(columns[g], -1);
            for (int s = 0; known >= 0 && s < column.Length; s++)
            {
                column[s] = _mutated.Contains((s, known)) ? 1 : _unknown.Count > 0 && _unknown.Contains((s, known)) ? double.NaN : column[s];
            }
        }
        return LabelledMatrix.FromColumnMajor(SampleIds, [.. columns], values).WithName("mutations");
    }

    /// <summary>Number of samples with a mutation of the gene that counts.</summary>
    /// <param name="gene">Gene symbol.</param>
    public int CountMutated(string gene) => _geneIndex.TryGetValue(gene, out int g) ? _mutatedCounts[g] : 0;
}

/// <summary>What a mutation table is made of.</summary>
sealed record MutationParts
{
    public required IReadOnlyList<string> Samples { get; init; }
    public required IReadOnlyList<string> Genes { get; init; }
    public required HashSet<(int Sample, int Gene)> Mutated { get; init; }
    public HashSet<(int Sample, int Gene)> Unknown { get; init; } = [];

    /// <summary>Genes of the panel of a sample; null or absent: all genes.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>?> PanelOf { get; init; } = new Dictionary<string, IReadOnlySet<string>?>();
    public required Table Records { get; init; }
    public required ImmutableArray<InputRecord> Inputs { get; init; }
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
