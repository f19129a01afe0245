using System.Text.RegularExpressions;

namespace RadioGenomics.Data;

/// <summary>Turns the gene labels of a file into the genes of a matrix and keeps book of every change.</summary>
sealed partial class GeneLabels(DelimitedText file, ExpressionReadOptions options, GeneAliases? aliases)
{
    readonly List<(string Source, string Gene, string Action, string Reason)> _changes = [];

    public Table Changes => Table.From("gene_changes", ("source", _changes.Select(c => c.Source)), ("gene", _changes.Select(c => c.Gene)),
        ("action", _changes.Select(c => c.Action)), ("reason", _changes.Select(c => c.Reason)));

    /// <summary>The genes that labels stand for; null where a row is left out.</summary>
    public string?[] Resolve(string[] labels, string?[]? entrez)
    {
        int bars = 0, versions = 0;
        var damaged = new List<string>();
        var genes = new string?[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            string label = labels[i].Trim();
            if (DamagedSymbols.IsDamaged(label))
            {
                damaged.Add(label);
            }
            string plain = WithoutEntrez(label, ref bars);
            plain = WithoutVersion(plain, ref versions);
            genes[i] = Map(labels[i], plain.Length > 0 ? plain : FromEntrez(entrez?[i]));
        }
        Report(damaged, bars, versions);
        return genes;
    }

    /// <summary>Notes that one row of several was kept, or that rows were averaged.</summary>
    public void Merged(string source, string gene, string reason) => _changes.Add((source, gene, "merged", reason));

    public int Count(string action) => _changes.Count(c => c.Action == action);

    string? Map(string source, string? plain)
    {
        if (string.IsNullOrEmpty(plain))
        {
            _changes.Add((source, "", "dropped", "the label is empty"));
            return null;
        }
        if (aliases is null)
        {
            return plain;
        }
        string? symbol = aliases.Find(plain, out string reason);
        if (symbol is null)
        {
            bool drop = options.UnmappedGenes == UnmappedGenePolicy.Drop;
            _changes.Add((source, drop ? "" : plain, drop ? "dropped" : "kept unmapped", reason));
            return drop ? null : plain;
        }
        if (symbol != plain)
        {
            _changes.Add((source, symbol, "renamed", "alias table"));
        }
        return symbol;
    }

    static string WithoutEntrez(string label, ref int bars)
    {
        Match match = SymbolBarEntrez().Match(label);
        if (!match.Success || match.Groups[1].Value == "?")
        {
            return label;
        }
        bars++;
        return match.Groups[1].Value;
    }

    string WithoutVersion(string label, ref int versions)
    {
        if (!options.StripEnsemblVersion || !label.StartsWith("ENS", StringComparison.Ordinal))
        {
            return label;
        }
        Match match = EnsemblVersion().Match(label);
        versions += match.Success ? 1 : 0;
        return match.Success ? match.Groups[1].Value + match.Groups[2].Value : label;
    }

    static string? FromEntrez(string? entrez) => string.IsNullOrWhiteSpace(entrez) ? null : entrez.Trim();

    void Report(List<string> damaged, int bars, int versions)
    {
        if (damaged.Count > 0)
        {
            string each = string.Join("; ", damaged.Take(20).Select(d => $"'{d}' was probably {DamagedSymbols.Suggest(d)}"));
            file.Warn(ErrorCode.GeneSymbolDamaged, FormattableString.Invariant($"{damaged.Count} gene labels look like dates or numbers made by a spreadsheet: {each}. They are kept as they stand; fetch the table from its source or map them with an alias table."));
        }
        if (bars > 0)
        {
            file.Note(FormattableString.Invariant($"{bars} labels of the form SYMBOL|ENTREZ are cut to the symbol."));
        }
        if (versions > 0)
        {
            file.Note(FormattableString.Invariant($"the version was cut off {versions} Ensembl identifiers."));
        }
        int dropped = Count("dropped"), unmapped = Count("kept unmapped");
        if (dropped + unmapped > 0)
        {
            file.Warn(ErrorCode.GeneNotMapped, FormattableString.Invariant($"{dropped} genes were left out and {unmapped} kept under their own name: {Throw.Listing(_changes.Where(c => c.Action != "renamed").Select(c => c.Source.Length == 0 ? "(empty)" : c.Source), 10)}. The table of changes names each with its reason."));
        }
    }

    [GeneratedRegex(@"^([^|]+)\|\d+$")]
    private static partial Regex SymbolBarEntrez();

    [GeneratedRegex(@"^(ENS[A-Z]*[GTPE]\d{11})\.\d+(_PAR_Y)?$")]
    private static partial Regex EnsemblVersion();
}
