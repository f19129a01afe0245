using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>The gene tree over bars of module colours, before and after merging.</summary>
static class DendrogramFigure
{
    /// <summary>A tree of more merges is drawn from its highest ones only: below, lines would be thinner than any printer's dot.</summary>
    const int MergeLimit = 3000;

    const double LeafLength = 0.03;

    public static FigureSpec Of(WgcnaResult result)
    {
        AxisSpec across = new() { Visible = false, Min = -0.5, Max = result.GeneIds.Length - 0.5 };
        return new()
        {
            Id = "gene-dendrogram",
            Title = "Gene tree and modules",
            Caption = FormattableString.Invariant($"Average linkage of topological overlap, {result.GeneIds.Length} items. Colours number the modules of each bar by size, so that one module may have two colours; grey: no module."),
            Panels =
            [
                new PanelSpec { X = across, Y = AxisSpec.Linear("Height"), HeightWeight = 4, Marks = [Tree(result.Tree)], ShowLegend = false },
                new PanelSpec
                {
                    Row = 1,
                    X = across,
                    Y = AxisSpec.Category("", ["Tree cut", "Merged"]),
                    Marks = [Bar(result.Tree, result.TreeCutLabels, 0), Bar(result.Tree, result.Modules, 1)],
                    ShowLegend = false,
                },
            ],
        };
    }

    static SegmentsMark Tree(Dendrogram tree)
    {
        double[] place = new double[tree.ItemCount];
        for (int i = 0; i < place.Length; i++)
        {
            place[tree.Order[i]] = i;
        }
        double[] middle = new double[tree.Heights.Length];
        List<double> x0 = [], y0 = [], x1 = [], y1 = [];
        double floor = tree.Heights.Length > 0 ? tree.Heights[Math.Max(0, tree.Heights.Length - MergeLimit)] : 0;
        for (int step = 0; step < middle.Length; step++)
        {
            (double left, double leftTop) = Child(tree, step, tree.MergeLeft[step], place, middle, floor);
            (double right, double rightTop) = Child(tree, step, tree.MergeRight[step], place, middle, floor);
            middle[step] = (left + right) / 2;
            if (step >= middle.Length - MergeLimit)
            {
                double height = tree.Heights[step];
                x0.AddRange([left, right, left]);
                y0.AddRange([leftTop, rightTop, height]);
                x1.AddRange([left, right, right]);
                y1.AddRange([height, height, height]);
            }
        }
        return new() { X0 = Rounded(x0, 2), Y0 = Rounded(y0, 5), X1 = Rounded(x1, 2), Y1 = Rounded(y1, 5), Width = 0.3, Color = "#333333" };
    }

    // Finer than any printer, and half the size in a notebook.
    static ImmutableArray<double> Rounded(List<double> values, int digits) => [.. values.Select(v => Math.Round(v, digits))];

    // Where a child hangs. Leaves end a little below their merge, as in R's plots, so that the branches' shapes show.
    static (double X, double Top) Child(Dendrogram tree, int step, int node, double[] place, double[] middle, double floor) =>
        node > 0 ? (middle[node - 1], Math.Max(floor, tree.Heights[node - 1]))
            : (place[-node - 1], tree.Heights[step] - (LeafLength * (tree.Heights[^1] - floor)));

    static RectanglesMark Bar(Dendrogram tree, ImmutableArray<int> modules, int row)
    {
        List<double> from = [], to = [];
        List<string> colors = [];
        for (int i = 0; i < modules.Length; i++)
        {
            int module = modules[tree.Order[i]];
            if (i > 0 && module == modules[tree.Order[i - 1]])
            {
                to[^1] = i + 0.5;
                continue;
            }
            from.Add(i - 0.5);
            to.Add(i + 0.5);
            colors.Add(ModuleColors.Hex(module));
        }
        return new()
        {
            X0 = [.. from],
            X1 = [.. to],
            Y0 = [.. from.Select(_ => row - 0.45)],
            Y1 = [.. from.Select(_ => row + 0.45)],
            Colors = [.. colors],
        };
    }
}
