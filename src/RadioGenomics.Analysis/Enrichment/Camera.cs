using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Competitive gene set tests that allow for correlation between the genes of a set (CAMERA).</summary>
public static partial class Camera
{
    /// <summary>Tests gene sets on a ranking of genes, with a preset inter-gene correlation.</summary>
    /// <param name="ranking">Statistic of each gene: any roughly normal one (moderated t as z, signed −log10 p is not). Shape: [genes].</param>
    /// <param name="sets">Gene sets; genes outside the ranking count nowhere.</param>
    /// <param name="options">Null: defaults. The correlation cannot be estimated here.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.OptionConflict"/>: the correlation is to be
    /// estimated; <see cref="ErrorCode.GeneIdMismatch"/>, <see cref="ErrorCode.GeneSetsFiltered"/>: no set is left.</exception>
    /// <remarks>Cost: O(genes log genes + genes of all sets). Source: Wu, Smyth (2012) Nucleic Acids Res 40:e133; ranks: Barry, Nobel, Wright (2008)
    /// Ann Appl Stat 2:286. Reference: R limma 3.54.1 <c>cameraPR(statistic, index, use.ranks, inter.gene.cor)</c>; agreement: 1e-10.</remarks>
    public static CameraResult Preranked(GeneRanking ranking, GeneSetCollection sets, CameraOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.Validate();
        return Preranked(ranking, GeneSetIndex.Build(sets, ranking.Genes, options, run), options, run);
    }

    /// <summary>The same for sets that have been placed in the ranking's genes already. Shape, Source and Reference: see the other overload.</summary>
    /// <exception cref="RadioGenomicsException">As the other overload, and <see cref="ErrorCode.ShapeMismatch"/>: the universe is not the ranking's genes.</exception>
    public static CameraResult Preranked(GeneRanking ranking, GeneSetIndex sets, CameraOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.Validate();
        if (options.InterGeneCorrelation is not double correlation)
        {
            Throw.CorrelationNeedsExpression();
            return null!;
        }
        if (!sets.Universe.SequenceEqual(ranking.Genes))
        {
            Throw.UniverseMismatch(sets.Universe.Length, ranking.Count);
        }
        var test = new CameraTest(ranking.Scores.AsSpan(), options.UseRanks, PresetDegreesOfFreedom(options, ranking.Count));
        return Assemble(sets, s => test.Run(sets.Genes(s), correlation), _ => correlation, options, run ?? RunContext.Default) with
        {
            Diagnostics = [.. ranking.Diagnostics, .. sets.Diagnostics],
        };
    }

    // With a preset correlation nothing is estimated but the variance over genes; ranks have a known variance.
    static double PresetDegreesOfFreedom(CameraOptions options, int genes) => options.UseRanks ? double.PositiveInfinity : genes - 2;

    static CameraResult Assemble(GeneSetIndex sets, Func<int, (double Difference, double Lower, double Higher)> test, Func<int, double> correlation,
        CameraOptions options, RunContext run)
    {
        var found = new (double Difference, double Lower, double Higher)[sets.Count];
        double[] p = new double[sets.Count];
        for (int s = 0; s < sets.Count; s++)
        {
            if (s % 512 == 0)
            {
                run.Report("camera", (double)s / sets.Count);
            }
            found[s] = test(s);
            p[s] = Math.Min(1, 2 * Math.Min(found[s].Lower, found[s].Higher));
        }
        double[] q = MultipleTesting.Adjust(p, AdjustMethod.Bh);
        int[] order = [.. Enumerable.Range(0, sets.Count)];
        double[] keys = [.. p.Select(v => double.IsNaN(v) ? double.PositiveInfinity : v)];
        // The position as second key: equal p-values stay in the order of the collection.
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return new()
        {
            Rows = [.. order.Select(s => new CameraRow
            {
                Set = sets.Names[s],
                Size = sets.Size(s),
                Direction = found[s].Lower < found[s].Higher ? CameraTest.Down : CameraTest.Up,
                P = p[s],
                Q = q[s],
                Correlation = correlation(s),
                Difference = found[s].Difference,
            })],
            Collection = sets.Collection.Title,
            GeneCount = sets.Universe.Length,
            LeftOut = sets.LeftOut,
            Options = options,
        };
    }
}
