namespace RadioGenomics.Analysis.Enrichment;

public sealed partial record EnrichmentResult
{
    /// <summary>Tables: <c>enrichment</c> (list, set, size, overlap, list_size, effect, direction, p, q, q_all,
    /// inter_gene_correlation, genes).</summary>
    public IEnumerable<Table> Tables() => [ToTable()];

    /// <summary>The rows as a table.</summary>
    /// <param name="maxRows">Only so many from the top; null for all.</param>
    public Table ToTable(int? maxRows = null)
    {
        EnrichmentRow[] rows = [.. Rows.Take(maxRows ?? int.MaxValue)];
        return Table.From("enrichment",
            ("list", rows.Select(r => r.List)), ("set", rows.Select(r => r.Set)), ("size", rows.Select(r => r.Size)),
            ("overlap", rows.Select(r => Count(r.Overlap))), ("list_size", rows.Select(r => Count(r.ListSize))),
            ("effect", rows.Select(r => r.Effect)), ("direction", rows.Select(r => Word(r.Direction))),
            ("p", rows.Select(r => r.P)), ("q", rows.Select(r => r.Q)), ("q_all", rows.Select(r => r.QAll)),
            ("inter_gene_correlation", rows.Select(r => r.InterGeneCorrelation)),
            ("genes", rows.Select(r => r.Genes.IsEmpty ? null : string.Join(' ', r.Genes))));
    }

    /// <summary>The rows with the smallest p over all lists.</summary>
    public EnrichmentResult Top(int count) =>
        this with { Rows = [.. Rows.Where(r => !double.IsNaN(r.P)).OrderBy(r => r.P).ThenBy(r => r.List, StringComparer.Ordinal).ThenBy(r => r.Set, StringComparer.Ordinal).Take(count)] };

    static double Count(int value) => value < 0 ? double.NaN : value;

    internal static string? Word(EnrichmentDirection direction) => direction switch
    {
        EnrichmentDirection.Up => "up",
        EnrichmentDirection.Down => "down",
        _ => null,
    };

    /// <summary>Figures: dot plot and, for several lists, the map of lists × terms; for terms that were found, the enrichment map.</summary>
    public IEnumerable<FigureSpec> Figures()
    {
        if (Rows.All(r => double.IsNaN(r.P)))
        {
            return [];
        }
        List<FigureSpec> figures = [EnrichmentFigures.DotPlot(this)];
        if (Lists.Length > 1)
        {
            figures.Add(EnrichmentFigures.TermMap(this));
        }
        if (Rows.Where(r => r.QAll < 0.05).DistinctBy(r => r.Set).Count() > 1)
        {
            figures.Add(EnrichmentFigures.Network(this));
        }
        return figures;
    }
}
