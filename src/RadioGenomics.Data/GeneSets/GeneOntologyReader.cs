using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Gene sets made of an ontology and annotations.</summary>
public sealed record GeneOntologyFile
{
    /// <summary>One set per term with genes; its name is the term's identifier, its description the term's name.</summary>
    public required GeneSetCollection Collection { get; init; }

    /// <summary>The ontology, for methods that look at the terms around a term.</summary>
    public required Ontology Ontology { get; init; }

    /// <summary>Annotations and ontology, for the provenance ledger.</summary>
    public required ImmutableArray<InputRecord> Inputs { get; init; }
}

/// <summary>Part of the Gene Ontology.</summary>
public enum GeneOntologyAspect
{
    /// <summary>All three.</summary>
    All,
    /// <summary>Biological process (P).</summary>
    BiologicalProcess,
    /// <summary>Molecular function (F).</summary>
    MolecularFunction,
    /// <summary>Cellular component (C).</summary>
    CellularComponent,
}

/// <summary>Which column of an annotation file names the gene.</summary>
public enum GeneOntologyId
{
    /// <summary>The symbol (column 3).</summary>
    Symbol,
    /// <summary>The identifier in its database (column 2), such as a UniProt accession.</summary>
    DatabaseId,
}

/// <summary>Settings of <see cref="GeneOntologyReader"/>.</summary>
public sealed record GeneOntologyReadOptions : TextOptions
{
    /// <summary>Which terms become sets.</summary>
    public GeneOntologyAspect Aspect { get; init; } = GeneOntologyAspect.All;

    /// <summary>Which column names the gene.</summary>
    public GeneOntologyId GeneId { get; init; } = GeneOntologyId.Symbol;

    /// <summary>Evidence codes whose annotations are left out, such as IEA (no human looked at it) or ND (nothing is known).</summary>
    public ImmutableArray<string> ExcludeEvidence { get; init; } = [];

    /// <summary>Whether a gene of a term is a gene of all terms above it (the true path rule).</summary>
    public bool Propagate { get; init; } = true;

    /// <summary>Relations that lead upwards.</summary>
    public ImmutableArray<string> Relations { get; init; } = ["is_a", "part_of"];
}

/// <summary>Makes gene sets of Gene Ontology files: annotations (GAF 1.0 to 2.2) and the ontology (OBO), each plain or .gz.</summary>
public static class GeneOntologyReader
{
    /// <summary>Reads annotations and hands the genes up the ontology.</summary>
    /// <param name="annotations">Path of a .gaf file.</param>
    /// <param name="ontology">Path of an .obo file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <remarks>Annotations with the qualifier NOT are left out. Alternative identifiers count as their term, obsolete ones as the one term
    /// that replaces them; annotations to other unknown terms are left out and counted. Links may lead into another aspect (a function that
    /// is part of a process), and genes go up along them. Cost: O(annotations + genes of all sets).
    /// Source: Ashburner et al. (2000) Nat Genet 25:25 (true path rule).</remarks>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023), those of
    /// <see cref="OboReader"/>, <see cref="ErrorCode.AnnotationInvalid"/>: a row that is no annotation, or none that fits the ontology.</exception>
    public static GeneOntologyFile Read(string annotations, string ontology, GeneOntologyReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        OntologyFile terms = OboReader.Read(ontology, new() { Relations = options.Relations }, run);
        using var file = DelimitedText.OpenWithoutHeader(annotations, "annotations", options with { Delimiter = Delimiter.Tab, Quotes = false, CommentPrefix = "" }, run);
        var rows = new GafRows(annotations, terms, options);
        file.ForEachRow(rows.Take);
        if (rows.Kept == 0)
        {
            Throw.Annotation(annotations, 1, FormattableString.Invariant($"none of its {rows.Seen} annotations names a term of '{terms.Ontology.Name}' that is wanted. Check that both files belong together, and the aspect and evidence asked for."));
        }
        HashSet<int>[] genes = rows.GenesOf;
        if (options.Propagate)
        {
            HandUp(terms.Ontology, genes, run);
        }
        ImmutableArray<GeneSet> sets = [.. Sets(terms.Ontology, genes, rows.Genes, options)];
        file.Note(rows.Describe());
        file.Note(FormattableString.Invariant($"{sets.Length} terms with {rows.Genes.Count} genes in all{(options.Propagate ? ", every gene also under the terms above its own" : "")}."));
        GeneSetCollection collection = Collection(annotations, terms, rows, options, file.Input, sets);
        return new()
        {
            Collection = collection with { Diagnostics = [.. terms.Diagnostics, .. file.Notes] },
            Ontology = terms.Ontology,
            Inputs = [file.Input, terms.Input],
        };
    }

    internal static string NamespaceOf(GeneOntologyAspect aspect) => aspect switch
    {
        GeneOntologyAspect.BiologicalProcess => "biological_process",
        GeneOntologyAspect.MolecularFunction => "molecular_function",
        GeneOntologyAspect.CellularComponent => "cellular_component",
        _ => "",
    };

    static void HandUp(Ontology ontology, HashSet<int>[] genes, RunContext run)
    {
        foreach (int term in ontology.Order)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            foreach (int parent in ontology.ParentsOf(term))
            {
                genes[parent].UnionWith(genes[term]);
            }
        }
    }

    static IEnumerable<GeneSet> Sets(Ontology ontology, HashSet<int>[] genes, List<string> names, GeneOntologyReadOptions options)
    {
        string wanted = NamespaceOf(options.Aspect);
        for (int t = 0; t < genes.Length; t++)
        {
            OntologyTerm term = ontology.Terms[t];
            if (genes[t].Count > 0 && (wanted.Length == 0 || term.Namespace == wanted))
            {
                yield return new(term.Id, term.Name, [.. genes[t].Order().Select(g => names[g])]);
            }
        }
    }

    static GeneSetCollection Collection(string path, OntologyFile terms, GafRows rows, GeneOntologyReadOptions options, InputRecord input, ImmutableArray<GeneSet> sets)
    {
        var beside = GeneSetOrigin.Find(path, new(), input, []);
        string aspect = options.Aspect == GeneOntologyAspect.All ? "" : " " + NamespaceOf(options.Aspect);
        string[] versions = [terms.Ontology.Version, rows.Generated.Length == 0 ? "" : "annotations " + rows.Generated];
        return new()
        {
            Name = terms.Ontology.Name + aspect,
            Version = string.Join(", ", versions.Where(v => v.Length > 0)),
            Sha256 = $"{input.Sha256}+{terms.Input.Sha256}",
            Licence = beside.Licence ?? "",
            Organism = beside.Organism ?? rows.Organism,
            Sets = sets,
        };
    }
}
