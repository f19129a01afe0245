using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void SamplesNotAligned(LabelledMatrix x, LabelledMatrix y)
    {
        int shared = x.SampleIds.Intersect(y.SampleIds).Count();
        int at = Enumerable.Range(0, Math.Min(x.SampleCount, y.SampleCount)).FirstOrDefault(i => x.SampleIds[i] != y.SampleIds[i], -1);
        string where = at < 0 ? "" : FormattableString.Invariant($" They part at position {at + 1}: '{x.SampleIds[at]}' and '{y.SampleIds[at]}'.");
        throw new RadioGenomicsException(ErrorCode.SamplesNotAligned,
            FormattableString.Invariant($"'{x.Name}' has {x.SampleCount} samples and '{y.Name}' {y.SampleCount}, {shared} of them shared; the same samples in the same order are needed.")
            + where + " Join them by key first (Cohort does), or use SelectSamples.");
    }

    [DoesNotReturn]
    public static void UnknownFeature(string matrix, string label, IEnumerable<string> known)
    {
        string[] near = [.. NearLabels.Find(label, known, 3).Select(n => $"'{n}'")];
        throw new RadioGenomicsException(ErrorCode.UnknownLabel, $"{matrix} has no feature '{label}'. "
            + (near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?" : "Names are compared exactly, upper and lower case included."));
    }

    [DoesNotReturn]
    public static void NothingToCorrelate(LabelledMatrix matrix) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable,
            FormattableString.Invariant($"'{matrix.Name}' has {matrix.SampleCount} samples and {matrix.FeatureCount} features; at least one of each is needed."));

    [DoesNotReturn]
    public static void TooManyPairs(long x, long y) =>
        throw new RadioGenomicsException(ErrorCode.MemoryRefused,
            FormattableString.Invariant($"{x} × {y} columns make {x * y} pairs; one result holds at most {Array.MaxLength}. ")
            + "Correlate fewer columns at a time, for example after a variance filter.");

    [DoesNotReturn]
    public static void CovariatesIncomplete(int complete, int samples, int needed) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"{complete} of {samples} samples have every covariate; at least {needed} are needed. ")
            + "Drop the covariate with most missing values, or fill it in.");
}
