using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// One-covariate Cox fits of eight features in lockstep, one in each lane: the rows are sorted once for all, and every Newton step is one
/// pass over them. For data without delayed entry, with Efron's or Breslow's ties.
/// </summary>
sealed class ScreenKernel(CoxDesign design, ReadOnlySpan<double> weights, CoxTies ties, double tolerance, int maxIterations)
{
    /// <summary>Features at once.</summary>
    public const int Lanes = 8;

    /// <summary>Beyond this a linear predictor is cut; the likelihood has long been flat there.</summary>
    const double LargestPredictor = 700;

    readonly double[] _weights = Weights(design, weights);
    readonly double[] _share = new double[design.Count * Lanes];
    readonly double[] _count = new double[design.GroupCount * Lanes];
    readonly double[] _weight = new double[design.GroupCount * Lanes];

    /// <summary>Standardised values, row after row, 0 where missing. Shape: [positions × lanes].</summary>
    public double[] X { get; } = new double[design.Count * Lanes];

    /// <summary>Estimates by lane.</summary>
    public LaneFit[] Fits { get; } = new LaneFit[Lanes];

    static double[] Weights(CoxDesign design, ReadOnlySpan<double> weights)
    {
        double[] byPosition = new double[design.Count];
        for (int k = 0; k < byPosition.Length; k++)
        {
            byPosition[k] = weights.IsEmpty ? 1 : weights[design.Order[k]];
        }
        return byPosition;
    }

    /// <summary>Sets one lane. NaN = missing: the row does not count in this lane.</summary>
    /// <param name="lane">0 to 7.</param>
    /// <param name="column">Shape: [rows].</param>
    /// <param name="mean">Taken off.</param>
    /// <param name="scale">Multiplied by after that; 0 makes an idle lane.</param>
    public void Load(int lane, ReadOnlySpan<double> column, double mean, double scale)
    {
        for (int k = 0; k < design.Count; k++)
        {
            double value = column[design.Order[k]];
            bool missing = double.IsNaN(value);
            X[(k * Lanes) + lane] = missing ? 0 : (value - mean) * scale;
            _share[(k * Lanes) + lane] = missing ? 0 : _weights[k];
        }
    }

    /// <summary>Fits the lanes that were loaded.</summary>
    public void Fit()
    {
        CountEvents();
        Span<double> beta = stackalloc double[Lanes], trial = stackalloc double[Lanes], value = stackalloc double[Lanes];
        Span<double> score = stackalloc double[Lanes], information = stackalloc double[Lanes];
        Span<int> halvings = stackalloc int[Lanes];
        beta.Clear();
        halvings.Clear();
        Evaluate(beta, value, score, information);
        for (int lane = 0; lane < Lanes; lane++)
        {
            Fits[lane] = new() { NullLogLikelihood = value[lane], LogLikelihood = value[lane], Information = information[lane], Done = !(information[lane] > 0) };
            trial[lane] = Fits[lane].Done ? 0 : score[lane] / information[lane];
        }
        for (int iteration = 1; iteration <= maxIterations && Fits.Any(static f => !f.Done); iteration++)
        {
            Evaluate(trial, value, score, information);
            for (int lane = 0; lane < Lanes; lane++)
            {
                if (!Fits[lane].Done)
                {
                    Advance(ref Fits[lane], ref beta[lane], ref trial[lane], ref halvings[lane], value[lane], score[lane], information[lane], iteration);
                }
            }
        }
    }

    // The same rule as CoxSolver.Fit.
    void Advance(ref LaneFit fit, ref double beta, ref double trial, ref int halvings, double value, double score, double information, int iteration)
    {
        fit.Iterations = iteration;
        if (halvings == 0 && Math.Abs(value - fit.LogLikelihood) <= tolerance * Math.Abs(value))
        {
            (fit.Coefficient, fit.LogLikelihood, fit.Information, fit.NextStep) = (trial, value, information, score / information);
            (fit.Done, fit.Converged) = (true, true);
        }
        else if (!(value >= fit.LogLikelihood))
        {
            halvings++;
            trial = (trial + (halvings * beta)) / (halvings + 1);
        }
        else
        {
            (halvings, beta) = (0, trial);
            (fit.Coefficient, fit.LogLikelihood, fit.Information, fit.NextStep) = (trial, value, information, score / information);
            trial += score / information;
        }
    }

    void CountEvents()
    {
        for (int g = 0; g < design.GroupCount; g++)
        {
            Vector512<double> count = Vector512<double>.Zero, weight = Vector512<double>.Zero;
            int start = design.GroupStart[g];
            for (int k = start; k < start + design.EventCount[g]; k++)
            {
                Vector512<double> share = At(_share, k);
                weight += share;
                count += Vector512.ConditionalSelect(Vector512.GreaterThan(share, Vector512<double>.Zero), Vector512<double>.One, Vector512<double>.Zero);
            }
            count.CopyTo(_count, g * Lanes);
            weight.CopyTo(_weight, g * Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> At(double[] values, int k) => Vector512.Create<double>(values.AsSpan(k * Lanes, Lanes));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Evaluate(ReadOnlySpan<double> beta, Span<double> value, Span<double> score, Span<double> information)
    {
        var b = Vector512.Create(beta);
        Vector512<double> likelihood = Vector512<double>.Zero, u = Vector512<double>.Zero, i = Vector512<double>.Zero;
        Vector512<double> s0 = Vector512<double>.Zero, s1 = s0, s2 = s0;
        for (int g = design.GroupCount - 1; g >= 0; g--)
        {
            if (design.EndsStratum(g))
            {
                s0 = s1 = s2 = Vector512<double>.Zero;
            }
            int start = design.GroupStart[g], others = start + design.EventCount[g], end = design.GroupStart[g + 1];
            for (int k = others; k < end; k++)
            {
                Vector512<double> x = At(X, k), r = Risk(x, b, At(_share, k)), rx = r * x;
                (s0, s1) = (s0 + r, s1 + rx);
                s2 = Vector512.FusedMultiplyAdd(rx, x, s2);
            }
            Vector512<double> e0 = Vector512<double>.Zero, e1 = e0, e2 = e0;
            for (int k = start; k < others; k++)
            {
                Vector512<double> x = At(X, k), share = At(_share, k), r = Risk(x, b, share), rx = r * x, seen = share * x;
                (e0, e1, u) = (e0 + r, e1 + rx, u + seen);
                e2 = Vector512.FusedMultiplyAdd(rx, x, e2);
                likelihood = Vector512.FusedMultiplyAdd(seen, b, likelihood);
            }
            (s0, s1, s2) = (s0 + e0, s1 + e1, s2 + e2);
            Vector512<double> count = At(_count, g), weight = At(_weight, g);
            int steps = ties == CoxTies.Efron ? design.EventCount[g] : 1;
            weight = steps == 1 ? weight : weight / Vector512.Max(count, Vector512<double>.One);
            for (int step = 0; step < steps; step++)
            {
                // Lanes in which rows are missing may have fewer events, or none.
                var active = Vector512.GreaterThan(count, Vector512.Create((double)step));
                var gone = Vector512.Create((double)step) / Vector512.Max(count, Vector512<double>.One);
                var denominator = Vector512.ConditionalSelect(active, s0 - (gone * e0), Vector512<double>.One);
                Vector512<double> mean = (s1 - (gone * e1)) / denominator, square = (s2 - (gone * e2)) / denominator;
                var w = Vector512.ConditionalSelect(active, weight, Vector512<double>.Zero);
                likelihood -= w * VectorFunctions.Log(denominator);
                u -= w * mean;
                i += w * (square - (mean * mean));
            }
        }
        likelihood.CopyTo(value);
        u.CopyTo(score);
        i.CopyTo(information);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Risk(Vector512<double> x, Vector512<double> b, Vector512<double> share) =>
        share * VectorFunctions.ExpOfNegative(Vector512.Min(x * b, Vector512.Create(LargestPredictor)));
}

/// <summary>One fit of <see cref="ScreenKernel"/>.</summary>
struct LaneFit
{
    public double Coefficient;
    public double Information;
    public double LogLikelihood;
    public double NullLogLikelihood;
    public double NextStep;
    public int Iterations;
    public bool Converged;
    public bool Done;
}
