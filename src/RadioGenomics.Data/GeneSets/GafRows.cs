namespace RadioGenomics.Data;

/// <summary>Takes the rows of an annotation file and places their genes at terms.</summary>
sealed class GafRows
{
    const int FewestCells = 13;
    const int Qualifier = 3, Term = 4, Evidence = 6, Aspect = 8, Taxon = 12;

    readonly string _path;
    readonly OntologyFile _terms;
    readonly GeneOntologyReadOptions _options;
    readonly HashSet<string> _excluded;
    readonly Dictionary<string, int> _genes = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _taxa = new(StringComparer.Ordinal);
    readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    int _negated, _byEvidence, _unknownRows, _replaced;

    public GafRows(string path, OntologyFile terms, GeneOntologyReadOptions options)
    {
        _path = path;
        _terms = terms;
        _options = options;
        _excluded = [.. options.ExcludeEvidence];
        GenesOf = [.. terms.Ontology.Terms.Select(_ => new HashSet<int>())];
    }

    /// <summary>Genes of each term, as places in <see cref="Genes"/>.</summary>
    public HashSet<int>[] GenesOf { get; }

    public List<string> Genes { get; } = [];

    public int Seen { get; private set; }

    public int Kept { get; private set; }

    /// <summary>When the file was made, as it says.</summary>
    public string Generated { get; private set; } = "";

    /// <summary>Species of most rows.</summary>
    public string Organism => _taxa.Count == 0 ? "" : _taxa.MaxBy(t => (t.Value, t.Key)).Key switch
    {
        "taxon:9606" => "Homo sapiens",
        "taxon:10090" => "Mus musculus",
        "taxon:10116" => "Rattus norvegicus",
        string other => other,
    };

    public void Take(string[] cells, long line)
    {
        if (cells[0].StartsWith('!'))
        {
            Generated = Said(cells[0], "!date-generated:") ?? Said(cells[0], "!Generated:") ?? Generated;
            return;
        }
        Seen++;
        if (cells.Length < FewestCells)
        {
            Throw.Annotation(_path, line, FormattableString.Invariant($"found {cells.Length} cells. Expected a row of a GAF file: 15 to 17 cells separated by tabs."));
        }
        string gene = cells[_options.GeneId == GeneOntologyId.Symbol ? 2 : 1].Trim();
        if (gene.Length == 0 || !cells[Term].Contains(':', StringComparison.Ordinal))
        {
            Throw.Annotation(_path, line, $"found gene '{Throw.Short(gene)}' and term '{Throw.Short(cells[Term])}'. Expected a gene in column 2 or 3 and a term such as GO:0006955 in column 5.");
        }
        if (IsWanted(cells) && Place(cells[Term].Trim()) is int term)
        {
            Kept++;
            string taxon = cells[Taxon].Split('|')[0].Trim();
            _taxa[taxon] = _taxa.GetValueOrDefault(taxon) + 1;
            GenesOf[term].Add(GeneOf(gene));
        }
    }

    public string Describe()
    {
        string unknown = _unknownRows == 0 ? "" : FormattableString.Invariant($", {_unknownRows} of terms that the ontology lacks ({Throw.Listing(_unknown.Order(StringComparer.Ordinal), 3)})");
        return FormattableString.Invariant($"{Kept} of {Seen} annotations used; left out: {_negated} with NOT, {_byEvidence} by evidence{unknown}; {_replaced} of obsolete terms count as their replacement.");
    }

    bool IsWanted(string[] cells)
    {
        if (cells[Qualifier].Split('|').Any(q => q.Trim().Equals("NOT", StringComparison.OrdinalIgnoreCase)))
        {
            _negated++;
            return false;
        }
        if (_excluded.Contains(cells[Evidence].Trim()))
        {
            _byEvidence++;
            return false;
        }
        // Without propagation the other aspects are not needed; with it, a function's genes may belong to a process.
        return _options.Propagate || _options.Aspect == GeneOntologyAspect.All || cells[Aspect].Trim() == Letter(_options.Aspect);
    }

    int? Place(string id)
    {
        if (_terms.Ontology.TryFind(id, out int place))
        {
            return place;
        }
        if (_terms.Obsolete.TryGetValue(id, out string? other) && _terms.Ontology.TryFind(other, out place))
        {
            _replaced++;
            return place;
        }
        _unknownRows++;
        _unknown.Add(id);
        return null;
    }

    int GeneOf(string name)
    {
        if (!_genes.TryGetValue(name, out int gene))
        {
            gene = _genes[name] = Genes.Count;
            Genes.Add(name);
        }
        return gene;
    }

    static string Letter(GeneOntologyAspect aspect) => aspect switch
    {
        GeneOntologyAspect.BiologicalProcess => "P",
        GeneOntologyAspect.MolecularFunction => "F",
        _ => "C",
    };

    static string? Said(string text, string tag) => text.StartsWith(tag, StringComparison.Ordinal) ? text[tag.Length..].Trim() : null;
}
