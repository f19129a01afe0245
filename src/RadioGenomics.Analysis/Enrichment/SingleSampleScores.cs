using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Scores of gene sets in single samples: how pathway and immune activity enters a radiogenomic analysis.</summary>
public static partial class SingleSampleScores
{
    /// <summary>Samples that are worked on together: a cache line of values of each gene.</summary>
    const int Block = 8;

    /// <summary>Scores every gene set in every sample.</summary>
    /// <param name="expression">Shape: [samples × genes]. Logarithms or other comparable units; counts for the Poisson kernel. NaN: refused, or the
    /// gene is dropped, as the options say. Genes of one value are dropped, but for ssGSEA.</param>
    /// <param name="sets">Gene sets; a set's size is the number of its genes that are left in the expression.</param>
    /// <param name="options">Null: defaults (GSVA).</param>
    /// <param name="run">Threads, cancellation and progress; null: defaults.</param>
    /// <returns>Scores. Shape: [samples × sets].</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NonFinite"/>: missing or infinite expression; <see cref="ErrorCode.NotCounts"/>;
    /// <see cref="ErrorCode.TooFewObservations"/>; <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.OptionConflict"/>;
    /// <see cref="ErrorCode.GeneIdMismatch"/>, <see cref="ErrorCode.GeneSetsFiltered"/>: no set is left.</exception>
    /// <remarks>Cost: ssGSEA O(samples (genes + genes of all sets)); GSVA besides samples² genes; PLAGE samples² genes of all sets. Source: Barbie et al. (2009)
    /// Nature 462:108; Hänzelmann, Castelo, Guinney (2013) BMC Bioinformatics 14:7; Tomfohr, Lu, Kepler (2005) BMC Bioinformatics 6:225;
    /// Lee et al. (2008) PLoS Comput Biol 4:e1000217. Reference: R GSVA 1.46.0 <c>gsva(expr, sets, method, kcdf, mx.diff, abs.ranking, tau, ssgsea.norm)</c>;
    /// agreement: 1e-10 (PLAGE: but for the sign, which is arbitrary there). Differences: a set that holds every gene scores NaN (R: 1 in GSVA, NaN
    /// everywhere in normalised ssGSEA); PLAGE of a single gene is that gene (R: 1 in every sample).</remarks>
    public static SingleSampleResult Run(LabelledMatrix expression, GeneSetCollection sets, SingleSampleOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(sets);
        options = (options ?? new()).Resolve();
        run ??= RunContext.Default;
        var notes = new List<Diagnostic>();
        LabelledMatrix used = Prepare(expression, options, notes);
        var index = GeneSetIndex.Build(sets, used.FeatureIds, options, run);
        notes.AddRange(index.Diagnostics);
        ImmutableArray<double> shares = [];
        double[] scores = options.Method switch
        {
            SingleSampleMethod.Ssgsea => RankScores(used, index, options, run),
            SingleSampleMethod.Gsva => WalkScores(used, index, options, run),
            SingleSampleMethod.Plage => ComponentScores(used, index, run, out shares),
            _ => CombinedScores(used, index, run),
        };
        NoteMissing(scores, used.SampleCount, index, notes);
        return new()
        {
            Scores = LabelledMatrix.FromColumnMajor(used.SampleIds, index.Names, scores).WithName("scores"),
            Sizes = [.. Enumerable.Range(0, index.Count).Select(index.Size)],
            VarianceExplained = shares,
            Collection = sets.Title,
            GeneCount = used.FeatureCount,
            LeftOut = index.LeftOut,
            Options = options,
            Diagnostics = [.. notes],
        };
    }

    static LabelledMatrix Prepare(LabelledMatrix expression, SingleSampleOptions options, List<Diagnostic> notes)
    {
        bool isAlone = options.Method == SingleSampleMethod.Ssgsea;
        LabelledMatrix used = ExpressionScreen.Finite(expression, options.Missing == MissingGenes.Drop, "Missing = Drop (--missing drop)", notes);
        if (used.SampleCount < (isAlone ? 1 : 2))
        {
            Throw.TooFewForScores("samples", used.SampleCount, isAlone ? 1 : 2);
        }
        if (isAlone)
        {
            ExpressionScreen.NoteConstant(used, notes);
        }
        else
        {
            used = ExpressionScreen.Varying(used, notes);
        }
        if (used.FeatureCount < 2)
        {
            Throw.TooFewForScores("genes that vary", used.FeatureCount, 2);
        }
        return used;
    }

    static void NoteMissing(double[] scores, int samples, GeneSetIndex index, List<Diagnostic> notes)
    {
        string[] without = [.. Enumerable.Range(0, index.Count).Where(s => scores.AsSpan(s * samples, samples).ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            .Select(s => index.Names[s])];
        if (without.Length > 0)
        {
            notes.Add(Diagnostic.Warning(ErrorCode.TooFewObservations, FormattableString.Invariant(
                $"{without.Length} sets have samples without a score, because no gene is outside the set: {string.Join(", ", without.Take(5))}.")));
        }
    }

    // One score per sample and set from the order of the sample's genes.
    static void ForEachSample(ReadOnlyMemory<double> values, int samples, int genes, RunContext run, string stage, Action<int, SampleOrder> score) =>
        ParallelLoop.For((samples + Block - 1) / Block, run, stage, () => (Order: new SampleOrder(genes), Values: new double[Block * genes]), (piece, scratch) =>
        {
            int first = piece * Block, count = Math.Min(Block, samples - first);
            ReadOnlySpan<double> all = values.Span;
            for (int g = 0; g < genes; g++)
            {
                for (int s = 0; s < count; s++)
                {
                    scratch.Values[(s * genes) + g] = all[(g * samples) + first + s];
                }
            }
            for (int s = 0; s < count; s++)
            {
                run.Cancellation.ThrowIfCancellationRequested();
                scratch.Order.Sort(scratch.Values.AsSpan(s * genes, genes));
                score(first + s, scratch.Order);
            }
        });

    static double[] RankScores(LabelledMatrix expression, GeneSetIndex index, SingleSampleOptions options, RunContext run)
    {
        int samples = expression.SampleCount, genes = expression.FeatureCount;
        double[] scores = new double[samples * index.Count];
        double[] weights = [.. Enumerable.Range(0, genes + 1).Select(rank => Math.Pow(rank, options.Tau!.Value))];
        ForEachSample(expression.Values, samples, genes, run, "ssgsea", (sample, order) =>
        {
            for (int s = 0; s < index.Count; s++)
            {
                scores[(s * samples) + sample] = SampleWalk.Area(index.Genes(s), order, weights);
            }
        });
        if (options.SsgseaNorm)
        {
            DivideByRange(scores);
        }
        return scores;
    }

    static void DivideByRange(double[] scores)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double score in scores)
        {
            low = score < low ? score : low;
            high = score > high ? score : high;
        }
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] /= high - low;
        }
    }

    static double[] WalkScores(LabelledMatrix expression, GeneSetIndex index, SingleSampleOptions options, RunContext run)
    {
        int samples = expression.SampleCount, genes = expression.FeatureCount;
        MemoryBudget.Demand(8L * samples * genes, FormattableString.Invariant($"the densities of {genes} genes in {samples} samples"), "Leave out genes of low variance or score fewer samples at a time.");
        double[] scores = new double[samples * index.Count], densities = GeneDensities.Of(expression, options.Kcdf, run);
        // Places from the top are ranks n ... 1 from the bottom; the middle of the ranking weighs least.
        double[] weights = [.. Enumerable.Range(0, genes).Select(place => Math.Pow(Math.Abs(genes - place - (genes / 2.0)), options.Tau!.Value))];
        int longest = Enumerable.Range(0, index.Count).Max(index.Size);
        ForEachSample(densities, samples, genes, run, "gsva", (sample, order) =>
        {
            int[] places = new int[longest];
            for (int s = 0; s < index.Count; s++)
            {
                Span<int> own = places.AsSpan(0, index.Size(s));
                ReadOnlySpan<int> set = index.Genes(s);
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = order.Places[set[i]];
                }
                own.Sort();
                (double up, double down) = SampleWalk.Deviations(own, weights);
                scores[(s * samples) + sample] = Score(up, down, options);
            }
        });
        return scores;
    }

    static double Score(double up, double down, SingleSampleOptions options) =>
        options.MxDiff ? (options.AbsRanking ? up - down : up + down) : up > -down ? up : down;
}
