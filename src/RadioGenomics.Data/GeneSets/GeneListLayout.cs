namespace RadioGenomics.Data;

/// <summary>Which cells of a file of gene lists are genes and which name a list.</summary>
sealed class GeneListLayout
{
    static readonly string[] GeneNames =
    [
        "gene", "genes", "gene_symbol", "gene_symbols", "genesymbol", "symbol", "symbols", "hugo_symbol", "hugo_symbols", "hgnc_symbol", "hgnc",
        "gene_name", "genename", "gene_id", "geneid", "entrez", "entrezid", "entrez_id", "entrezgene", "entrez_gene_id", "ensembl", "ensembl_id",
        "ensembl_gene_id", "ensg", "probe", "probe_id", "probe_set_id", "id", "x", "name", "feature", "hub",
    ];

    static readonly string[] ListNames = ["list", "gene_list", "list_name", "module", "cluster", "set", "group", "signature", "cell_population", "direction"];

    readonly int _gene;
    readonly int _list = -1;
    readonly int _columns;

    GeneListLayout(int gene, int list, int columns, int headerRows, string description)
    {
        _gene = gene;
        _list = list;
        _columns = columns;
        HeaderRows = headerRows;
        Description = description;
    }

    public int HeaderRows { get; }

    public string Description { get; }

    /// <summary>Whether this is a table of modules as <c>wgcna</c> writes it: every gene of the network, module 0 for those of no module.</summary>
    public bool IsModuleTable { get; private init; }

    public static GeneListLayout Find(string path, List<(string[] Cells, long Line)> rows, GeneListReadOptions options)
    {
        string[] first = rows[0].Cells;
        int columns = rows.Max(r => r.Cells.Length);
        return columns switch
        {
            1 => OfOneColumn(rows, options),
            _ when options.GeneColumn is not null || Position(first, GeneNames) >= 0 => OfHeader(path, first, options),
            _ when rows.Count == 1 => new(-1, -1, columns, 0, FormattableString.Invariant($"one line with {columns} genes.")),
            2 => OfTwoColumns(path, rows),
            _ => Unknown(path, first),
        };
    }

    /// <summary>The genes of a row, each with its list.</summary>
    public IEnumerable<(string Gene, string List)> GenesOf(string path, string[] cells, long line)
    {
        if (_gene < 0)
        {
            return cells.Select(c => (c.Trim(), ""));
        }
        // A table that R wrote has one cell more than its header: the names of the rows.
        int shift = cells.Length == _columns + 1 && HeaderRows == 1 ? 1 : 0;
        if (cells.Length != _columns + shift)
        {
            Throw.RaggedRow(path, line, cells.Length, _columns, "Expected a gene, and the list that it belongs to, in every row.");
        }
        return [(cells[_gene + shift].Trim(), _list < 0 ? "" : cells[_list + shift].Trim())];
    }

    public bool IsNoList(string list) => (_list >= 0 && list is "" or "NA") || (IsModuleTable && list is "0" or "grey");

    static GeneListLayout OfOneColumn(List<(string[] Cells, long Line)> rows, GeneListReadOptions options)
    {
        string head = rows[0].Cells[0].Trim();
        GeneIdKind others = GeneIds.Detect([.. rows.Skip(1).Select(r => r.Cells[0].Trim())]);
        // Symbols look like any word; numbers and Ensembl identifiers do not.
        bool foreign = rows.Count > 2 && others is not (GeneIdKind.UpperCaseSymbol or GeneIdKind.CapitalisedSymbol or GeneIdKind.Unknown)
            && GeneIds.KindOf(head) is GeneIdKind.UpperCaseSymbol or GeneIdKind.CapitalisedSymbol or GeneIdKind.Unknown;
        bool header = options.GeneColumn == head || Position([head], GeneNames) == 0 || foreign;
        return new(0, -1, 1, header ? 1 : 0, FormattableString.Invariant($"{rows.Count - (header ? 1 : 0)} lines with one gene each{(header ? $", after the header '{head}'" : "")}."));
    }

    static GeneListLayout OfHeader(string path, string[] header, GeneListReadOptions options)
    {
        int gene = options.GeneColumn is null ? Position(header, GeneNames) : Named(path, header, options.GeneColumn);
        int list = options.ListColumn is null ? Position(header, ListNames) : Named(path, header, options.ListColumn);
        list = list == gene ? -1 : list;
        bool modules = list >= 0 && Normal(header[list]) == "module" && Position(header, ["kme", "color", "ktotal"]) >= 0;
        string what = list < 0 ? $"genes in column '{header[gene]}', one list." : $"genes in column '{header[gene]}', lists in column '{header[list]}'"
            + (modules ? "; a table of modules: module 0 (grey) is no list, but its genes were tested." : ".");
        return new(gene, list, header.Length, 1, what) { IsModuleTable = modules };
    }

    // Without names, the list is the column that says the same again and again; row numbers say nothing.
    static GeneListLayout OfTwoColumns(string path, List<(string[] Cells, long Line)> rows)
    {
        if (rows.All(r => r.Cells.Length == 2))
        {
            int numbered = rows.Where((r, i) => r.Cells[0].Trim() == (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).Count();
            int left = Distinct(rows, 0), right = Distinct(rows, 1);
            if (numbered == rows.Count && rows.Count > 2)
            {
                return new(1, -1, 2, 0, "the first column numbers the rows; genes in the second.");
            }
            if (left * 2 <= rows.Count && left < right)
            {
                return new(1, 0, 2, 0, "no header: lists in the first column, genes in the second.");
            }
            if (right * 2 <= rows.Count && right < left)
            {
                return new(0, 1, 2, 0, "no header: genes in the first column, lists in the second.");
            }
        }
        return Unknown(path, rows[0].Cells);
    }

    static GeneListLayout Unknown(string path, string[] header)
    {
        Throw.MissingColumn(path, "the genes", ["gene", "symbol", "gene_id"], header);
        return null;
    }

    static int Distinct(List<(string[] Cells, long Line)> rows, int column) => rows.Select(r => r.Cells[column].Trim()).Distinct(StringComparer.Ordinal).Count();

    static int Named(string path, string[] header, string name)
    {
        int at = Array.FindIndex(header, h => h.Trim() == name);
        if (at < 0)
        {
            Throw.MissingColumn(path, name, header);
        }
        return at;
    }

    // The first of the names that the header has.
    static int Position(string[] header, string[] names)
    {
        string[] normal = [.. header.Select(Normal)];
        return names.Select(n => Array.IndexOf(normal, n)).FirstOrDefault(i => i >= 0, -1);
    }

    static string Normal(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('.', '_').Replace('-', '_');
}
