using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Largest standardised deviation over several horizons, simulated from influence functions with normal multipliers: what makes an
/// interval hold for all horizons at once.
/// </summary>
sealed class SimultaneousBand
{
    const ulong Stream = 0x_5355_5256_4241_4E44;

    readonly double[] _largest;

    /// <param name="influences">Per horizon the influence of every row. Shape: [horizons][rows].</param>
    /// <param name="resamples">Simulated processes. At least 1.</param>
    /// <param name="run">Seed, threads, cancellation.</param>
    public SimultaneousBand(double[][] influences, int resamples, RunContext run)
    {
        double[] scale = [.. influences.Select(f => 1 / (HorizonAuc.StandardError(f) * f.Length))];
        _largest = new double[resamples];
        ParallelLoop.For(resamples, run, "band over horizons", () => new double[influences[0].Length], (r, normal) =>
        {
            var random = Philox.At(run.Seed, Stream, (uint)r);
            for (int i = 0; i < normal.Length; i++)
            {
                normal[i] = random.NextGaussian();
            }
            _largest[r] = Largest(influences, scale, normal);
        });
        Array.Sort(_largest);
    }

    static double Largest(double[][] influences, double[] scale, double[] normal)
    {
        double largest = 0;
        for (int t = 0; t < influences.Length; t++)
        {
            double sum = 0;
            for (int i = 0; i < normal.Length; i++)
            {
                sum += influences[t][i] * normal[i];
            }
            largest = Math.Max(largest, Math.Abs(sum * scale[t]));
        }
        return largest;
    }

    /// <summary>Multiple of the standard error that a band of this level needs.</summary>
    public double Quantile(double level) => _largest[Math.Clamp((int)Math.Ceiling(level * _largest.Length) - 1, 0, _largest.Length - 1)];

    /// <summary>Share of the simulated processes that deviate at least as much; never 0.</summary>
    public double P(double z)
    {
        int at = 0;
        while (at < _largest.Length && _largest[at] < Math.Abs(z))
        {
            at++;
        }
        return (_largest.Length - at + 1.0) / (_largest.Length + 1);
    }
}
