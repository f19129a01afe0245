using System.Diagnostics.CodeAnalysis;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void UnknownMarker(string marker, IReadOnlyCollection<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel, $"There is no marker '{marker}'; there are {string.Join(", ", known.Take(10).Select(m => $"'{m}'"))}.");

    [DoesNotReturn]
    public static void HorizonBeyondFollowUp(SurvivalData data, double horizon, double lastUsable, double longest) =>
        throw new RadioGenomicsException(ErrorCode.HorizonOutOfRange,
            FormattableString.Invariant($"The horizon {horizon} {data.TimeUnit} is beyond the follow-up of {data.Name}, whose longest time is {longest}: nobody is known to be free of the event after it. ")
            + FormattableString.Invariant($"The last usable time is {lastUsable}; choose a horizon up to it."));

    [DoesNotReturn]
    public static void HorizonBeforeEvents(SurvivalData data, double horizon, double firstEvent) =>
        throw new RadioGenomicsException(ErrorCode.HorizonOutOfRange,
            FormattableString.Invariant($"No event of {data.Name} happened by the horizon {horizon} {data.TimeUnit}; the first one is at {firstEvent}. Choose a horizon at or after it."));

    [DoesNotReturn]
    public static void NotPlainFollowUp(SurvivalData data, string method, string what, string remedy) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict, $"{method}: {data.Name} has {what}, which this method does not handle. {remedy}");

    [DoesNotReturn]
    public static void PredictionsNotAligned(string name, int found, SurvivalData data) =>
        throw new RadioGenomicsException(ErrorCode.SamplesNotAligned,
            FormattableString.Invariant($"'{name}' has {found} samples and {data.Name} {data.Count} rows; the same samples in the same order are needed. Join them by key first (Cohort does), or use SelectSamples and Subset."));

    [DoesNotReturn]
    public static void TooFewComplete(string name, int complete, int samples, int needed) =>
        throw new RadioGenomicsException(ErrorCode.TooFewObservations,
            FormattableString.Invariant($"{complete} of {samples} samples have every value of '{name}'; at least {needed} are needed."));

    [DoesNotReturn]
    public static void NotARisk(string model, string sample, double found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Prediction '{model}' of sample '{sample}' is {found}; expected the probability of the event by the horizon, 0 to 1. A linear predictor is a marker, not a risk: predict survival at the horizon and take 1 minus it."));

    [DoesNotReturn]
    public static void ThresholdOutOfRange(double found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Threshold {found} is no probability at which somebody could hesitate; expected more than 0 and less than 1."));

    [DoesNotReturn]
    public static void NoPredictions() =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, "There are no predictions to score; give at least one model with at least one time.");

    [DoesNotReturn]
    public static void PredictionTimes(RiskPredictions model, RiskPredictions first) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"Model '{model.Model}' has {model.Times.Length} times and {model.Risk.FeatureCount} columns of risks, '{first.Model}' {first.Times.Length} times; all models need risks at the same times."));

    [DoesNotReturn]
    public static void NoPredictionAt(double time, IReadOnlyList<double> times) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel,
            FormattableString.Invariant($"There is no prediction at time {time}; the {times.Count} times run from {times[0]} to {times[^1]}. Predict at the horizon as well."));

    [DoesNotReturn]
    public static void NotAnOutcome(string name, string sample, double found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"{name} of sample '{sample}' is {found}; expected 1 (yes), 0 (no) or NaN (missing)."));

    [DoesNotReturn]
    public static void NomogramOfStrata(string name) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            $"The Cox model of {name} has strata, each with its own baseline, so one total of points has no one survival. Fit it without strata, the stratum as a covariate.");

    [DoesNotReturn]
    public static void NothingToDraw(string name) =>
        throw new RadioGenomicsException(ErrorCode.ConstantColumn,
            $"No variable of the Cox model of {name} changes the linear predictor over the values seen; a nomogram needs one that does.");

    [DoesNotReturn]
    public static void NoFiniteFit(string name, IReadOnlyList<string> columns) =>
        throw new RadioGenomicsException(ErrorCode.NotConverged,
            FormattableString.Invariant($"The Cox model of {name} on {columns.Count} columns ({string.Join(", ", columns.Take(5))}) has no finite fit, so there is nothing to validate. Look at the diagnostics of its CoxResult: separated or dependent columns are named there."));
}
