using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>From the table of fits to one power.</summary>
static class SoftThresholdChoice
{
    public static SoftThresholdResult From(ImmutableArray<SoftThresholdRow> rows, double firstComponentShare, LabelledMatrix expression,
        SoftThresholdOptions options)
    {
        SoftThresholdRow? fitting = rows.FirstOrDefault(r => r.SignedR2 > options.RsquaredCut);
        string? refusal = Refusal(rows, fitting, firstComponentShare, options);
        double power = refusal is null ? fitting!.Power : Tabulated(expression.SampleCount, options.Network);
        string reason = refusal is null
            ? FormattableString.Invariant($"smallest with R² above {options.RsquaredCut} and a negative slope")
            : FormattableString.Invariant($"published default for {expression.SampleCount} samples, because {refusal}");
        return new()
        {
            Rows = rows,
            Power = power,
            IsTabulated = refusal is not null,
            Reason = reason,
            FirstComponentShare = firstComponentShare,
            SampleCount = expression.SampleCount,
            GeneCount = expression.FeatureCount,
            Options = options,
            Diagnostics = [.. Notes(refusal, power, expression.SampleCount), .. Doubt(rows, refusal is null ? fitting : null, expression.SampleCount, options)],
        };
    }

    /// <summary>Powers for data without a scale-free fit, from WGCNA's FAQ.</summary>
    public static double Tabulated(int samples, NetworkType network)
    {
        double unsigned = samples switch
        {
            < 20 => 9,
            < 30 => 8,
            < 40 => 7,
            _ => 6,
        };
        return network == NetworkType.Signed ? 2 * unsigned : unsigned;
    }

    static string? Refusal(ImmutableArray<SoftThresholdRow> rows, SoftThresholdRow? fitting, double firstComponentShare, SoftThresholdOptions options)
    {
        if (firstComponentShare > options.MaxDriverShare)
        {
            return FormattableString.Invariant($"one component carries {100 * firstComponentShare:0} % of the variance (more than {100 * options.MaxDriverShare:0} %): ")
                + "a single driver such as a batch or a tissue difference dominates";
        }
        if (fitting is not null)
        {
            return null;
        }
        SoftThresholdRow best = rows.MaxBy(r => double.IsNaN(r.SignedR2) ? double.NegativeInfinity : r.SignedR2)!;
        return FormattableString.Invariant($"no power reaches R² {options.RsquaredCut} with a negative slope (best {best.SignedR2:0.00} at {best.Power})");
    }

    static ImmutableArray<Diagnostic> Notes(string? refusal, double power, int samples)
    {
        ImmutableArray<Diagnostic> notes = [];
        if (refusal is not null)
        {
            notes = notes.Add(Diagnostic.Warning(ErrorCode.NoScaleFreePower,
                FormattableString.Invariant($"The power {power} is the published default for {samples} samples, because {refusal}. ")
                + "Look for batches and outlying samples before trusting the network."));
        }
        if (samples < 15)
        {
            notes = notes.Add(Diagnostic.Warning(ErrorCode.TooFewObservations,
                FormattableString.Invariant($"The network rests on {samples} samples; below 15 correlations are too noisy for a meaningful network.")));
        }
        return notes;
    }

    // Zhang and Horvath (2005) also ask for a slope near -1. A fit that holds at one power only is an accident of the bins.
    static IEnumerable<Diagnostic> Doubt(ImmutableArray<SoftThresholdRow> rows, SoftThresholdRow? chosen, int samples, SoftThresholdOptions options)
    {
        SoftThresholdRow? next = chosen is null ? null : rows.FirstOrDefault(r => r.Power > chosen.Power);
        if (next is not null && next.SignedR2 < options.RsquaredCut - 0.1)
        {
            yield return Diagnostic.Note(ErrorCode.NoScaleFreePower,
                FormattableString.Invariant($"The fit at power {chosen!.Power} (slope {chosen.Slope:0.0}) does not hold at {next.Power} (R² {next.SignedR2:0.00}). ")
                + FormattableString.Invariant($"Compare the modules with those at the published default for {samples} samples, {Tabulated(samples, options.Network)}."));
        }
    }
}
