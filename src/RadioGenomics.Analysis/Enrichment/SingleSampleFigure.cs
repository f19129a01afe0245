
namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Scores as a heat map: sets in rows, samples in columns, each set standardised so that sets can be compared.</summary>
static class SingleSampleFigure
{
    const int ShownSets = 50;

    public static FigureSpec Of(SingleSampleResult result)
    {
        LabelledMatrix scores = result.Scores;
        int[] sets = [.. Enumerable.Range(0, scores.FeatureCount).OrderByDescending(s => Spread(scores.Column(s))).Take(ShownSets).Order()];
        int[] samples = Order(scores, sets);
        double[] cells = [.. sets.SelectMany(s => Standardized(scores.Column(s), samples))];
        return FigureSpec.Single("scores", "", new PanelSpec
        {
            X = new AxisSpec { Label = FormattableString.Invariant($"{samples.Length} samples, by their mean score"), Scale = AxisScale.Category, Categories = [.. samples.Select(s => scores.SampleIds[s])], Visible = samples.Length <= 40 },
            Y = AxisSpec.Category("", sets.Select(s => scores.FeatureIds[s])),
            Marks = [new HeatMapMark
            {
                Values = [.. cells],
                RowCount = sets.Length,
                ColumnCount = samples.Length,
                ColorScale = new() { Min = -2.5, Max = 2.5, Label = result.MethodName + ", standardised per set" },
            }],
        }) with
        {
            Caption = FormattableString.Invariant($"{result.MethodName} scores of {sets.Length} of {scores.FeatureCount} sets in {scores.SampleCount} samples, from left to right by their mean; every row has mean 0 and standard deviation 1."),
        };
    }

    static double Spread(ReadOnlySpan<double> values)
    {
        double deviation = GaussianKernel.StandardDeviation(values);
        return double.IsNaN(deviation) ? -1 : deviation;
    }

    // Samples by the mean of their standardised scores.
    static int[] Order(LabelledMatrix scores, int[] sets)
    {
        int[] all = [.. Enumerable.Range(0, scores.SampleCount)];
        double[] sum = new double[scores.SampleCount];
        foreach (int set in sets)
        {
            double[] row = Standardized(scores.Column(set), all);
            for (int i = 0; i < row.Length; i++)
            {
                sum[i] += double.IsNaN(row[i]) ? 0 : row[i];
            }
        }
        return [.. all.OrderBy(i => sum[i])];
    }

    static double[] Standardized(ReadOnlySpan<double> values, int[] order)
    {
        double mean = 0, deviation = GaussianKernel.StandardDeviation(values);
        foreach (double v in values)
        {
            mean += v / values.Length;
        }
        double[] row = new double[order.Length];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (values[order[i]] - mean) / deviation;
        }
        return row;
    }
}
