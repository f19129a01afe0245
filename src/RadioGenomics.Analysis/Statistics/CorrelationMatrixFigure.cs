using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Networks;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Correlations of columns among themselves.</summary>
static class CorrelationMatrixFigure
{
    const int MostColumns = 500, MostNumbers = 15;

    public static FigureSpec Of(LabelledMatrix values, CorrelationMatrixOptions options, RunContext run)
    {
        int count = values.FeatureCount;
        Throw.IfOutside("number of columns of a correlation matrix", count, 2, MostColumns);
        CorrelationResult pairs = Correlation.AllPairs(values, values, new() { Method = options.Method, Adjust = AdjustMethod.None }, run);
        (int I, int J)[] distinct = [.. Enumerable.Range(1, count - 1).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j)))];
        double[] q = MultipleTesting.Adjust([.. distinct.Select(d => pairs.P(d.I, d.J))], options.Adjust);
        double Q(int i, int j) => q[(Math.Max(i, j) * (Math.Max(i, j) - 1) / 2) + Math.Min(i, j)];
        bool numbers = options.Numbers ?? count <= MostNumbers;
        Dendrogram? tree = options.Cluster ? TreePanel.Cluster(count, (i, j) => double.IsNaN(pairs.R(i, j)) ? 1 : 1 - Math.Abs(pairs.R(i, j))) : null;
        return new ClusteredHeatMap
        {
            Id = "correlation-matrix",
            Rows = values.FeatureIds,
            Columns = values.FeatureIds,
            Value = pairs.R,
            Text = !numbers && !options.Stars ? null : (i, j) => i == j || double.IsNaN(pairs.R(i, j)) ? "" : Cell(pairs.R(i, j), Q(i, j), numbers, options.Stars),
            ColorScale = new() { Min = -1, Max = 1, Label = $"{options.Method} r" },
            RowTree = tree,
            ColumnTree = tree,
            DrawRowTree = false,
            ColumnAnnotations = options.Annotations,
            Empty = options.Triangle switch
            {
                MatrixTriangle.Lower => (r, c) => c > r,
                MatrixTriangle.Upper => (r, c) => c < r,
                _ => null,
            },
            Caption = CaptionOf(values, options, pairs, distinct, q),
        }.Draw();
    }

    static string Cell(double r, double q, bool numbers, bool stars)
    {
        string text = numbers ? Math.Round(r, 2).ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "";
        string marks = stars ? FigureText.Stars(q) : "";
        return text.Length > 0 && marks.Length > 0 ? $"{text}\n{marks}" : text + marks;
    }

    static string CaptionOf(LabelledMatrix values, CorrelationMatrixOptions options, CorrelationResult pairs, (int I, int J)[] distinct, double[] q)
    {
        (int I, int J)[] known = [.. distinct.Where(d => !double.IsNaN(pairs.R(d.I, d.J)))];
        string n = FigureText.Range(known.Select(d => pairs.Row(d.I, d.J).N));
        string missing = known.Length == distinct.Length ? "" : string.Create(CultureInfo.InvariantCulture, $" {distinct.Length - known.Length} pairs have no correlation.");
        string order = options.Cluster ? " Order: average linkage of 1 − |r|." : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{options.Method} correlation of {values.FeatureCount} columns of {values.Name}, n = {n}; {q.Count(v => v < 0.05)} of {known.Length} distinct pairs have q < 0.05 (two-sided, adjusted by {options.Adjust.InWords()}).{missing}{(options.Stars ? " * q < 0.05, ** q < 0.01, *** q < 0.001." : "")}{order}");
    }
}

/// <summary>How often items cluster together.</summary>
static class ConsensusMatrixFigure
{
    const int MostItems = 2000;
    const double Tolerance = 1e-8;

    public static FigureSpec Of(LabelledMatrix consensus, ConsensusMatrixOptions options)
    {
        Check(consensus);
        int count = consensus.SampleCount;
        Throw.IfOutside(nameof(options.Clusters), options.Clusters, 0, count);
        Dendrogram? tree = TreePanel.Cluster(count, (i, j) => double.IsNaN(consensus[i, j]) ? 1 : 1 - consensus[i, j]);
        ImmutableArray<FigureAnnotation> bars = [.. Clusters(consensus, tree, options.Clusters), .. options.Annotations];
        string clusters = options.Clusters > 0 ? FormattableString.Invariant($" {options.Clusters} clusters from cutting the tree.") : "";
        return new ClusteredHeatMap
        {
            Id = "consensus-matrix",
            Rows = consensus.FeatureIds,
            Columns = consensus.FeatureIds,
            Value = (i, j) => consensus[i, j],
            ColorScale = new() { Map = ColorMap.Sequential, Min = 0, Max = 1, Label = "Consensus" },
            RowTree = tree,
            ColumnTree = tree,
            DrawRowTree = false,
            ColumnAnnotations = bars,
            Caption = FormattableString.Invariant($"Share of the clusterings that drew both items in which they fell together, {count} items; tree: average linkage of 1 − consensus.{clusters} ")
                + FormattableString.Invariant($"{100 * Ambiguous(consensus):0.#} % of the pairs lie between 0.1 and 0.9, which is ambiguous."),
        }.Draw();
    }

    static void Check(LabelledMatrix consensus)
    {
        if (!consensus.SampleIds.SequenceEqual(consensus.FeatureIds))
        {
            Throw.NotSquare(consensus.Name, consensus.SampleCount, consensus.FeatureCount);
        }
        Throw.IfOutside("number of items of a consensus matrix", consensus.SampleCount, 2, MostItems);
        for (int j = 0; j < consensus.FeatureCount; j++)
        {
            for (int i = 0; i < consensus.SampleCount; i++)
            {
                double value = consensus[i, j], other = consensus[j, i];
                if (value is < 0 or > 1 || double.IsNaN(value) != double.IsNaN(other) || Math.Abs(value - other) > Tolerance)
                {
                    Throw.NotAConsensus(consensus.SampleIds[i], consensus.FeatureIds[j], value, other);
                }
            }
        }
    }

    static IEnumerable<FigureAnnotation> Clusters(LabelledMatrix consensus, Dendrogram? tree, int count)
    {
        if (count > 0 && tree is not null)
        {
            int[] labels = tree.CutInto(count);
            yield return FigureAnnotation.Of("Cluster", id => consensus.TryIndexOfSample(id, out int i) ? FormattableString.Invariant($"{labels[i]}") : null);
        }
    }

    static double Ambiguous(LabelledMatrix consensus)
    {
        int between = 0, all = 0;
        for (int i = 1; i < consensus.SampleCount; i++)
        {
            for (int j = 0; j < i; j++)
            {
                between += consensus[i, j] is > 0.1 and < 0.9 ? 1 : 0;
                all += double.IsNaN(consensus[i, j]) ? 0 : 1;
            }
        }
        return all == 0 ? 0 : (double)between / all;
    }
}
