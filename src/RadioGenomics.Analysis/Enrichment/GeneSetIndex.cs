using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Gene sets as positions in a universe of genes: what every enrichment method starts from. Sets keep the order of their collection;
/// the genes of a set are sorted positions without repeats.
/// </summary>
public sealed class GeneSetIndex
{
    readonly int[] _sets;
    readonly int[] _offsets;
    readonly int[] _genes;
    readonly Dictionary<string, int> _byName;

    GeneSetIndex(GeneSetCollection collection, ImmutableArray<string> universe, GeneSetFilterOptions options, int[] sets, int[] offsets, int[] genes)
    {
        Collection = collection;
        Universe = universe;
        Options = options;
        _sets = sets;
        _offsets = offsets;
        _genes = genes;
        Names = [.. sets.Select(s => collection.Sets[s].Name)];
        _byName = new(StringComparer.Ordinal);
        for (int i = 0; i < Names.Length; i++)
        {
            _byName[Names[i]] = i;
        }
    }

    /// <summary>The collection, the sets that were left out included.</summary>
    public GeneSetCollection Collection { get; }

    /// <summary>The genes that positions refer to. Shape: [universe].</summary>
    public ImmutableArray<string> Universe { get; }

    /// <summary>The size filter.</summary>
    public GeneSetFilterOptions Options { get; }

    /// <summary>Names of the sets that are left. Shape: [sets].</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Number of sets that are left.</summary>
    public int Count => _sets.Length;

    /// <summary>Where each set begins in <see cref="Positions"/>, and the end of the last. Shape: [sets + 1].</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>Positions in the universe, set after set. Shape: [all genes of all sets].</summary>
    public ReadOnlySpan<int> Positions => _genes;

    /// <summary>The sets that were left out: set, genes_in_file, genes_in_universe, reason.</summary>
    public required Table LeftOut { get; init; }

    /// <summary>What was noticed: sets left out, genes not found, identifiers of two kinds.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Positions of a set's genes in the universe, ascending. Shape: [size].</summary>
    /// <param name="set">Position of the set. Range: 0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<int> Genes(int set) => _genes.AsSpan(_offsets[set], Size(set));

    /// <summary>Number of a set's genes that are in the universe.</summary>
    /// <param name="set">Position of the set. Range: 0 to <see cref="Count"/> - 1.</param>
    public int Size(int set) => _offsets[set + 1] - _offsets[set];

    /// <summary>The set as the collection has it.</summary>
    /// <param name="set">Position of the set. Range: 0 to <see cref="Count"/> - 1.</param>
    public GeneSet Source(int set) => Collection.Sets[_sets[set]];

    /// <summary>Position of a set by name.</summary>
    /// <returns>Whether a set of this name is left.</returns>
    public bool TryIndexOf(string name, out int set) => _byName.TryGetValue(name, out set);

    /// <summary>Places gene sets in a universe of genes and leaves out those of the wrong size.</summary>
    /// <param name="sets">Gene sets with unique names.</param>
    /// <param name="universe">Genes that could have been found, each once. Shape: [universe].</param>
    /// <param name="options">Sizes; null: every set with a gene in the universe.</param>
    /// <param name="run">Cancellation; null: none.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyTable"/>: no sets or no universe; <see cref="ErrorCode.DuplicateLabel"/>:
    /// a gene twice in the universe; <see cref="ErrorCode.EmptyLabel"/>; <see cref="ErrorCode.GeneSetInvalid"/>: a set name twice;
    /// <see cref="ErrorCode.GeneIdMismatch"/>: no gene of any set is in the universe; <see cref="ErrorCode.GeneSetsFiltered"/>: no set has a
    /// size within the bounds; <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Names are compared exactly: upper and lower case count. A set is kept when MinSize ≤ genes in the universe ≤ MaxSize.
    /// Cost: O(genes of all sets).</remarks>
    public static GeneSetIndex Build(GeneSetCollection sets, ImmutableArray<string> universe, GeneSetFilterOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.CheckSizes();
        var placed = GeneSetPlacement.Of(sets, universe, run ?? RunContext.Default);
        int[] kept = [.. Enumerable.Range(0, sets.Sets.Length).Where(s => placed.Size(s) >= options.MinSize && placed.Size(s) <= options.MaxSize)];
        ImmutableArray<Diagnostic> notes = placed.Review(kept, options);
        int[] offsets = new int[kept.Length + 1];
        for (int i = 0; i < kept.Length; i++)
        {
            offsets[i + 1] = offsets[i] + placed.Size(kept[i]);
        }
        int[] genes = new int[offsets[^1]];
        for (int i = 0; i < kept.Length; i++)
        {
            placed.Genes(kept[i]).CopyTo(genes.AsSpan(offsets[i]));
        }
        return new(sets, universe, options, kept, offsets, genes) { LeftOut = placed.LeftOut(options), Diagnostics = notes };
    }
}
