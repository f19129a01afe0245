using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.Analysis.Networks;

/// <summary>The most connected genes of a module as a graph.</summary>
static class HubNetworkFigure
{
    const double Smallest = 5, Largest = 16;
    const string EdgeColor = "#a8a8a8";

    // Thirds of the edges: the weakest first, the strongest on top.
    static readonly double[] Widths = [0.4, 0.9, 1.6];

    public static FigureSpec Of(WgcnaResult result, LabelledMatrix expression, HubNetworkOptions options, RunContext run)
    {
        int module = options.Module ?? Default(result);
        int[] genes = [.. Enumerable.Range(0, result.GeneIds.Length).Where(g => result.Modules[g] == module).OrderByDescending(g => result.Connectivity.Within[g]).ThenBy(g => g).Take(options.MostGenes)];
        if (module <= 0 || genes.Length < 2)
        {
            Throw.NoSuchModule(module, result.ModuleNumbers);
        }
        List<(int A, int B, double Weight)> edges = Strongest(result, expression, module, genes, options.MostEdges, run);
        (double X, double Y)[] places = NetworkLayout.Place(genes.Length, [.. edges.Select(e => (e.A, e.B, 0.0))]);
        HashSet<string> hubs = [.. result.Hubs.SelectMany(h => h.Genes).Where(h => h.Module == module).Select(h => h.Gene)];
        return FigureSpec.Single("hub-network", FormattableString.Invariant($"Module {module} ({ModuleColors.Name(module)})"), new PanelSpec
        {
            X = AxisSpec.Hidden with { Min = -0.14, Max = 1.14 },
            Y = AxisSpec.Hidden with { Min = -0.08, Max = 1.08 },
            ShowLegend = false,
            Marks = [.. Lines(edges, places), Nodes(result, genes, places, hubs, options)],
        }) with
        {
            WidthMm = 150,
            Caption = FormattableString.Invariant($"The {genes.Length} genes of {result.SizeOf(module)} with the highest connectivity within the module and {edges.Count} of {genes.Length * (genes.Length - 1) / 2} topological overlaps among them: the largest of every gene and the largest of all ")
                + FormattableString.Invariant($"(from {edges.Min(e => e.Weight):0.00}; wider is larger), n = {result.SampleIds.Length} samples. Size: connectivity within the module, in per cent of the largest. Named: {(hubs.Count > 0 ? "hub genes, then " : "")}the most connected ones. Positions mean nothing beyond the edges."),
        };
    }

    static int Default(WgcnaResult result)
    {
        int best = result.ModuleTraits is { TestCount: > 0 } pairs ? result.ModuleNumbers[pairs.Top(1).Rows[0].XIndex] : 0;
        return best > 0 ? best : result.ModuleNumbers.OrderByDescending(result.SizeOf).FirstOrDefault();
    }

    static List<(int A, int B, double Weight)> Strongest(WgcnaResult result, LabelledMatrix expression, int module, int[] genes, int most, RunContext run)
    {
        var place = genes.Index().ToDictionary(g => result.GeneIds[g.Item], g => g.Index, StringComparer.Ordinal);
        Table edges = NetworkExport.Of(result, expression, 0, [module], run).Edges;
        TableColumn from = edges["fromNode"], to = edges["toNode"], weight = edges["weight"];
        (int A, int B, double Weight)[] all = [.. Enumerable.Range(0, edges.RowCount).Where(e => place.ContainsKey(from.TextAt(e)!) && place.ContainsKey(to.TextAt(e)!))
            .Select(e => (A: place[from.TextAt(e)!], B: place[to.TextAt(e)!], Weight: weight.NumberAt(e)))
            .OrderByDescending(e => e.Weight).ThenBy(e => e.A).ThenBy(e => e.B)];
        // The largest of every gene, so that none floats alone; then the largest of all.
        HashSet<(int, int, double)> kept = [.. Enumerable.Range(0, genes.Length).Select(g => all.First(e => e.A == g || e.B == g))];
        foreach ((int A, int B, double Weight) edge in all.TakeWhile(_ => kept.Count < most))
        {
            kept.Add(edge);
        }
        return [.. all.Where(kept.Contains)];
    }

    static IEnumerable<SegmentsMark> Lines(List<(int A, int B, double Weight)> edges, (double X, double Y)[] places)
    {
        int third = (edges.Count + 2) / 3;
        for (int w = 0; w < Widths.Length; w++)
        {
            (int A, int B, double Weight)[] some = [.. edges.Skip((2 - w) * third).Take(third)];
            if (some.Length > 0)
            {
                yield return new SegmentsMark
                {
                    X0 = [.. some.Select(e => places[e.A].X)],
                    Y0 = [.. some.Select(e => places[e.A].Y)],
                    X1 = [.. some.Select(e => places[e.B].X)],
                    Y1 = [.. some.Select(e => places[e.B].Y)],
                    Width = Widths[w],
                    Color = EdgeColor,
                };
            }
        }
    }

    static PointsMark Nodes(WgcnaResult result, int[] genes, (double X, double Y)[] places, HashSet<string> hubs, HubNetworkOptions options)
    {
        (ImmutableArray<double> diameters, SizeKey key) = DotSizes.Of([.. genes.Select(g => 100 * result.Connectivity.Within[g] / result.Connectivity.Within[genes[0]])],
            "k within, %", Smallest, Largest);
        double[] membership = [.. genes.Select(g => Math.Abs(result.OwnMembership(g)))];
        HashSet<int> named = [.. genes.Where(g => hubs.Contains(result.GeneIds[g])).Concat(genes).Distinct().Take(options.MostNames)];
        return new()
        {
            X = [.. places.Select(p => p.X)],
            Y = [.. places.Select(p => p.Y)],
            Names = [.. genes.Select(g => result.GeneIds[g])],
            Labels = [.. genes.Select(g => named.Contains(g) ? result.GeneIds[g] : null)],
            Sizes = diameters,
            SizeKey = key,
            ColorValues = [.. membership],
            ColorScale = new() { Map = ColorMap.Sequential, Min = Math.Floor(10 * membership.Where(double.IsFinite).DefaultIfEmpty(0).Min()) / 10, Max = 1, Label = "|Module membership|" },
            Outline = true,
        };
    }
}
