using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace RadioGenomics.Analysis.Networks;

/// <summary>A network as nodes and edges, for Cytoscape and other programs.</summary>
public sealed record NetworkExport
{
    /// <summary>Edges: <c>fromNode, toNode, weight, direction</c>, as R's <c>exportNetworkToCytoscape</c> names them.</summary>
    public required Table Edges { get; init; }

    /// <summary>Nodes with an edge: <c>nodeName, module, color, kme, kwithin, hub</c>.</summary>
    public required Table Nodes { get; init; }

    /// <summary>Takes the pairs whose topological overlap reaches a threshold.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="expression">The matrix it was run on; the overlap is computed again from it. Shape: [samples × genes].</param>
    /// <param name="threshold">Smallest overlap of an edge. Range: [0, 1]. R: 0.5.</param>
    /// <param name="modules">Modules whose genes are exported; null: all but 0.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.UnknownLabel"/>, and those of
    /// <see cref="TopologicalOverlap"/>.</exception>
    /// <remarks>Overlaps are those of the whole network. Cost: that of the overlap. Source: Langfelder, Horvath (2008) BMC Bioinformatics
    /// 9:559. Reference: R WGCNA 1.72.1 exportNetworkToCytoscape; same edges.</remarks>
    public static NetworkExport Of(WgcnaResult result, LabelledMatrix expression, double threshold, IReadOnlyCollection<int>? modules, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(run);
        Throw.IfOutside(nameof(threshold), threshold, 0, 1);
        LabelledMatrix usable = expression.SelectFeatures(result.GeneIds).SelectSamples([.. result.SampleIds.Select(expression.IndexOfSample)]);
        bool[] wanted = [.. result.Modules.Select(m => modules?.Contains(m) ?? m > 0)];
        List<(int From, int To, double Weight)> edges = result.Options.Precision == Precision.Double
            ? EdgesAbove<double>(usable, result.Options, threshold, wanted, run) : EdgesAbove<float>(usable, result.Options, threshold, wanted, run);
        return new() { Edges = EdgeTable(result, edges), Nodes = NodeTable(result, [.. edges.SelectMany(e => (int[])[e.From, e.To]).Distinct().Order()]) };
    }

    static List<(int From, int To, double Weight)> EdgesAbove<T>(LabelledMatrix expression, WgcnaOptions options, double threshold, bool[] wanted, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using TopologicalOverlapResult<T> overlap = TopologicalOverlap.Dissimilarity<T>(expression, options.ToNetwork(), run);
        var edges = new List<(int, int, double)>();
        for (int i = 0; i < wanted.Length; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<T> row = overlap.Dissimilarity.Row(i);
            for (int j = 0; wanted[i] && j < i; j++)
            {
                double weight = 1 - double.CreateTruncating(row[j]);
                if (wanted[j] && weight >= threshold)
                {
                    edges.Add((j, i, weight));
                }
            }
        }
        return edges;
    }

    static Table EdgeTable(WgcnaResult result, List<(int From, int To, double Weight)> edges) => Table.From("edges",
        ("fromNode", edges.Select(e => result.GeneIds[e.From])),
        ("toNode", edges.Select(e => result.GeneIds[e.To])),
        ("weight", edges.Select(e => e.Weight)),
        ("direction", edges.Select(_ => "undirected")));

    static Table NodeTable(WgcnaResult result, ImmutableArray<int> genes)
    {
        HashSet<string> hubs = [.. result.Hubs.SelectMany(h => h.Genes).Select(g => g.Gene)];
        return Table.From("nodes",
            ("nodeName", genes.Select(g => result.GeneIds[g])),
            ("module", genes.Select(g => result.Modules[g])),
            ("color", genes.Select(g => ModuleColors.Hex(result.Modules[g]))),
            ("kme", genes.Select(result.OwnMembership)),
            ("kwithin", genes.Select(g => result.Connectivity.Within[g])),
            ("hub", genes.Select(g => hubs.Contains(result.GeneIds[g]))));
    }

    /// <summary>The same as a GraphML document.</summary>
    public string ToGraphMl()
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?>""").Append('\n')
            .Append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        foreach ((string id, string target, string type) in ((string, string, string)[])[("module", "node", "int"), ("color", "node", "string"),
            ("kme", "node", "double"), ("kwithin", "node", "double"), ("hub", "node", "boolean"), ("weight", "edge", "double")])
        {
            text.Append(CultureInfo.InvariantCulture, $"  <key id=\"{id}\" for=\"{target}\" attr.name=\"{id}\" attr.type=\"{type}\"/>\n");
        }
        text.Append("  <graph edgedefault=\"undirected\">\n");
        for (int row = 0; row < Nodes.RowCount; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    <node id=\"{Escape(Nodes["nodeName"], row)}\">{Data(Nodes, row, 1)}</node>\n");
        }
        for (int row = 0; row < Edges.RowCount; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    <edge source=\"{Escape(Edges["fromNode"], row)}\" target=\"{Escape(Edges["toNode"], row)}\">")
                .Append(CultureInfo.InvariantCulture, $"<data key=\"weight\">{Edges["weight"].TextAt(row)}</data></edge>\n");
        }
        return text.Append("  </graph>\n</graphml>\n").ToString();
    }

    static string Escape(TableColumn column, int row) => System.Security.SecurityElement.Escape(column.TextAt(row)) ?? "";

    static string Data(Table table, int row, int firstColumn) =>
        string.Concat(table.Columns.Skip(firstColumn).Where(c => !c.IsMissing(row)).Select(c => $"<data key=\"{c.Name}\">{c.TextAt(row)}</data>"));
}
