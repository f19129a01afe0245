using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Demo;

/// <summary>Clinical columns and survival.</summary>
static class DemoOutcomes
{
    const double StageOnDeath = 0.5, ProliferationOnDeath = 0.5, StageOnRecurrence = 0.35, ProliferationOnRecurrence = 0.4;
    const double MedianSurvival = 60, MedianRecurrence = 40, FirstCensoring = 12, LastCensoring = 110;
    static readonly string[] Etiologies = ["HBV", "HCV", "alcohol", "MASLD", "none known"];
    static readonly double[] EtiologyShares = [0.3, 0.25, 0.2, 0.15, 0.1];

    public static DemoClinical Make(ulong seed, DemoLatents latents)
    {
        var random = new Philox(seed, (ulong)DemoStream.Clinical);
        int n = latents.Stage.Length;
        double[] age = new double[n], afp = new double[n];
        bool[] male = new bool[n];
        string[] etiology = new string[n];
        for (int i = 0; i < n; i++)
        {
            age[i] = Math.Round(Math.Clamp(62 + (10 * random.NextGaussian()), 24, 89));
            male[i] = random.NextDouble() < 0.7;
            etiology[i] = Etiologies[DemoLatents.Category(random.NextDouble(), EtiologyShares)];
            double log = 1.4 + (0.5 * latents["proliferation"][i]) + (0.7 * random.NextGaussian());
            afp[i] = random.NextDouble() < 0.05 ? double.NaN : Math.Round(Math.Max(0.5, Math.Pow(10, log)), 1);
        }
        (double[] os, bool[] died, double[] rfs, bool[] failed) = Survival(seed, latents);
        return new DemoClinical
        {
            Stage = latents.Stage,
            Age = age,
            Male = male,
            Etiology = etiology,
            Afp = afp,
            OverallMonths = os,
            Died = died,
            RecurrenceFreeMonths = rfs,
            RecurredOrDied = failed,
        };
    }

    static (double[] Os, bool[] Died, double[] Rfs, bool[] Failed) Survival(ulong seed, DemoLatents latents)
    {
        Philox deaths = new(seed, (ulong)DemoStream.Survival), recurrences = new(seed, (ulong)DemoStream.Recurrence);
        int n = latents.Stage.Length;
        (double[] os, bool[] died, double[] rfs, bool[] failed) = (new double[n], new bool[n], new double[n], new bool[n]);
        for (int i = 0; i < n; i++)
        {
            double stage = latents.Stage[i] - 2, proliferation = latents["proliferation"][i];
            double death = Exponential(deaths, MedianSurvival, (StageOnDeath * stage) + (ProliferationOnDeath * proliferation));
            double recurrence = Exponential(recurrences, MedianRecurrence, (StageOnRecurrence * stage) + (ProliferationOnRecurrence * proliferation));
            double censoring = FirstCensoring + ((LastCensoring - FirstCensoring) * deaths.NextDouble());
            (os[i], died[i]) = (Months(Math.Min(death, censoring)), death <= censoring);
            (rfs[i], failed[i]) = (Months(Math.Min(Math.Min(recurrence, death), censoring)), Math.Min(recurrence, death) <= censoring);
        }
        return (os, died, rfs, failed);
    }

    static double Exponential(Philox random, double median, double logHazardRatio) =>
        -Math.Log(random.NextDouble()) * median / Math.Log(2) / Math.Exp(logHazardRatio);

    static double Months(double time) => Math.Max(0.1, Math.Round(time, 1));

    public static ImmutableArray<TrueSurvivalEffect> Describe() =>
    [
        Effect("OS", "stage", StageOnDeath), Effect("OS", "proliferation", ProliferationOnDeath),
        // Recurrence-free survival ends with recurrence or death; these are the effects on recurrence alone.
        Effect("RFS", "stage", StageOnRecurrence), Effect("RFS", "proliferation", ProliferationOnRecurrence),
    ];

    static TrueSurvivalEffect Effect(string endpoint, string term, double logHazardRatio) => new() { Endpoint = endpoint, Term = term, LogHazardRatio = logHazardRatio };
}
