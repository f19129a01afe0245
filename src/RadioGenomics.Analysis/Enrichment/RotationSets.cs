using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>What rotation tests share: the fit, the sets, the assembly of results.</summary>
sealed class RotationSets
{
    RotationSets(ModeratedFit fit, GeneSetIndex index) => (Fit, Index) = (fit, index);

    public ModeratedFit Fit { get; }

    public GeneSetIndex Index { get; }

    public static RotationSets Of(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<double> contrast, GeneSetCollection sets, RoastOptions options, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(sets);
        options.Validate();
        var fit = ModeratedFit.Of(expression, design, contrast, new(), run);
        return new(fit, GeneSetIndex.Build(sets, expression.FeatureIds, options, run));
    }

    /// <summary>A gene's effect along the contrast's direction and its residuals as one vector over samples: what rotations turn.</summary>
    public void Turnable(int gene, Span<double> vector)
    {
        Fit.Residuals(gene, 1, vector);
        FixedOrder.AddScaled(Fit.Effects[gene], Fit.Direction, vector);
    }

    public double Z(int gene) => ZScores.FromT(Fit.T(gene), Fit.TotalDegrees(gene));

    public RotationTestResult Assemble(string method, (double Down, double Up, double Mixed)[] p, RoastOptions options, ulong? seed)
    {
        double[] sided = [.. p.Select(t => Math.Min(1, 2 * Math.Min(t.Down, t.Up)))], mixed = [.. p.Select(t => t.Mixed)];
        double[] q = MultipleTesting.Adjust(sided, AdjustMethod.Bh), mixedQ = MultipleTesting.Adjust(mixed, AdjustMethod.Bh);
        int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(s => sided[s])];
        return new()
        {
            Rows = [.. order.Select(s => new RotationTestRow
            {
                Set = Index.Names[s],
                Size = Index.Size(s),
                PropDown = Share(s, -1),
                PropUp = Share(s, 1),
                Direction = p[s].Down < p[s].Up ? CameraTest.Down : CameraTest.Up,
                P = sided[s],
                Q = q[s],
                PMixed = mixed[s],
                QMixed = mixedQ[s],
            })],
            Method = method,
            Collection = Index.Collection.Title,
            Seed = seed,
            LeftOut = Index.LeftOut,
            Options = options,
            Diagnostics = Index.Diagnostics,
        };
    }

    double Share(int set, int sign)
    {
        int count = 0;
        foreach (int gene in Index.Genes(set))
        {
            count += sign * Z(gene) > Math.Sqrt(2) ? 1 : 0;
        }
        return (double)count / Index.Size(set);
    }
}
