using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Resamples rows with their predictions held fixed; the curves of censoring and of the event are estimated anew in each sample. Rows are
/// sorted once, so that a sample costs one pass for each model and time.
/// </summary>
sealed class BrierBootstrap
{
    const ulong Stream = 0x_4252_4945_5242_4F4F;

    readonly double[] _time;
    readonly bool[] _event;
    readonly double[][][] _risk;
    readonly double[] _horizons;

    /// <param name="data">Follow-up.</param>
    /// <param name="risks">Shape: [models][horizons][rows].</param>
    /// <param name="horizons">Shape: [horizons].</param>
    public BrierBootstrap(SurvivalData data, double[][][] risks, double[] horizons)
    {
        int[] order = new int[data.Count];
        _time = data.Time.ToArray();
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        Array.Sort(_time, order);
        int[] states = data.State.ToArray();
        _event = [.. order.Select(i => states[i] != 0)];
        _risk = [.. risks.Select(m => m.Select(h => order.Select(i => h[i]).ToArray()).ToArray())];
        _horizons = horizons;
    }

    /// <summary>IPA of every model and horizon in each sample; NaN where a sample has no case or no control.</summary>
    /// <returns>Shape: [models][horizons][samples].</returns>
    public double[][][] Run(int resamples, RunContext run)
    {
        double[][][] found = [.. _risk.Select(m => m.Select(_ => new double[resamples]).ToArray())];
        ParallelLoop.For(resamples, run, "bootstrap of IPA", () => new int[_time.Length], (r, counts) =>
        {
            Draw(Philox.At(run.Seed, Stream, (uint)r), counts);
            for (int h = 0; h < _horizons.Length; h++)
            {
                OneHorizon(counts, h, found, r);
            }
        });
        return found;
    }

    static void Draw(Philox random, int[] counts)
    {
        Array.Clear(counts);
        for (int i = 0; i < counts.Length; i++)
        {
            counts[random.NextInt(counts.Length)]++;
        }
    }

    void OneHorizon(int[] counts, int h, double[][][] found, int sample)
    {
        int models = _risk.Length, atRisk = _time.Length, first = 0;
        double uncensored = 1, free = 1, caseWeight = 0;
        double[] sums = new double[models];
        while (first < _time.Length && _time[first] <= _horizons[h])
        {
            int last = first, events = 0, censored = 0;
            for (; last < _time.Length && _time[last] == _time[first]; last++)
            {
                events += _event[last] ? counts[last] : 0;
                censored += _event[last] ? 0 : counts[last];
                if (_event[last] && counts[last] > 0)
                {
                    caseWeight += counts[last] / uncensored;
                    AddCase(sums, h, last, counts[last] / uncensored);
                }
            }
            free *= atRisk > 0 ? 1 - ((double)events / atRisk) : 1;
            uncensored *= atRisk > events ? 1 - ((double)censored / (atRisk - events)) : 1;
            atRisk -= events + censored;
            first = last;
        }
        int controls = atRisk;
        for (int i = first; i < _time.Length; i++)
        {
            AddControl(sums, h, i, counts[i] / uncensored);
        }
        double n = _time.Length, nullRisk = 1 - free;
        double nullBrier = ((caseWeight * free * free) + (controls / uncensored * nullRisk * nullRisk)) / n;
        for (int m = 0; m < models; m++)
        {
            found[m][h][sample] = controls > 0 && caseWeight > 0 ? 1 - (sums[m] / n / nullBrier) : double.NaN;
        }
    }

    void AddCase(double[] sums, int h, int i, double weight)
    {
        for (int m = 0; m < sums.Length; m++)
        {
            double miss = 1 - _risk[m][h][i];
            sums[m] += weight * miss * miss;
        }
    }

    void AddControl(double[] sums, int h, int i, double weight)
    {
        for (int m = 0; m < sums.Length; m++)
        {
            double miss = _risk[m][h][i];
            sums[m] += weight * miss * miss;
        }
    }

    /// <summary>Percentile interval of finite values; NaN when fewer than half are.</summary>
    public static (double Low, double High) Interval(double[] values, double level)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length * 2 < values.Length || sorted.Length == 0 ? (double.NaN, double.NaN)
            : (SortedValues.Quantile(sorted, (1 - level) / 2), SortedValues.Quantile(sorted, (1 + level) / 2));
    }
}
