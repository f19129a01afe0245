using System.Globalization;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>What a careful reader of a Cox model is told.</summary>
static class CoxNotes
{
    const double Significant = 0.05;

    public static void EventsPerVariable(SurvivalData data, int columns, CoxOptions options, List<Diagnostic> diagnostics)
    {
        double each = (double)data.EventCount / columns;
        string found = string.Create(CultureInfo.InvariantCulture, $"{data.Name}: {data.EventCount} events for {columns} coefficients ({each:0.#} events per variable)");
        if (data.EventCount <= columns)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.EventsPerVariable,
                found + ". There are no more events than coefficients: the fit describes these patients only, and its p-values mean nothing. Use far fewer covariates, or penalised regression."));
        }
        else if (each < options.MinEventsPerVariable)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.EventsPerVariable, found + string.Create(CultureInfo.InvariantCulture,
                $"; fewer than {options.MinEventsPerVariable} are too few for coefficients that hold elsewhere. Use fewer covariates, or penalised regression.")));
        }
    }

    /// <summary>Coefficients that go on growing while the likelihood has settled have no finite estimate.</summary>
    public static void Separation(CoxModel model, CoxEstimates estimates, CoxOptions options, List<Diagnostic> diagnostics)
    {
        if (options.Firth || estimates.NextStep.Length == 0 || options.MaxIterations == 0)
        {
            return;
        }
        int[] infinite = [.. Enumerable.Range(0, estimates.NextStep.Length).Where(a => IsRunningAway(model, estimates, a))];
        if (infinite.Length > 0)
        {
            diagnostics.Add(Message(model, estimates, infinite));
        }
        else if (!estimates.Converged)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.NotConverged, FormattableString.Invariant(
                $"{model.Data.Name}: the log-likelihood had not settled after {estimates.Iterations} steps. Raise MaxIterations, or look for extreme values in the covariates.")));
        }
    }

    /// <summary>Effects that change with time make one hazard ratio an average over the follow-up.</summary>
    public static IEnumerable<Diagnostic> Proportionality(CoxResult result)
    {
        if (result.Diagnostics.Any(d => d.Code is ErrorCode.MonotoneLikelihood))
        {
            yield break;
        }
        CoxZphResult zph = result.ProportionalHazards();
        string[] changing = [.. zph.Tests.SkipLast(1).Where(t => t.P < Significant).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Name} (p = {ForestFigure.PText(t.P)})"))];
        if (zph.Global.P < Significant)
        {
            yield return Diagnostic.Warning(ErrorCode.NonProportionalHazards, string.Create(CultureInfo.InvariantCulture,
                $"{result.Data.Name}: hazards are not proportional (global p = {ForestFigure.PText(zph.Global.P)}){(changing.Length > 0 ? ": " + string.Join(", ", changing) : "")}. The hazard ratio of such a term is an average over the follow-up; look at the Schoenfeld figure, stratify, or split the follow-up."));
        }
    }

    // A finite maximum leaves a next step of far below a thousandth of the standard deviation of the linear predictor.
    static bool IsRunningAway(CoxModel model, CoxEstimates estimates, int a)
    {
        double step = estimates.NextStep[a], coefficient = estimates.Coefficients[a];
        double spread = Spread(model.Column(a));
        return Math.Abs(step) * spread > 0.01 && Math.Abs(coefficient) * spread > 2 && Math.Sign(step) == Math.Sign(coefficient);
    }

    static double Spread(ReadOnlySpan<double> column)
    {
        double mean = 0, sum = 0;
        foreach (double value in column)
        {
            mean += value / column.Length;
        }
        foreach (double value in column)
        {
            sum += (value - mean) * (value - mean);
        }
        return Math.Sqrt(sum / column.Length);
    }

    static Diagnostic Message(CoxModel model, CoxEstimates estimates, int[] infinite)
    {
        string directions = string.Join(" and ", infinite.Select(a => estimates.Coefficients[a] > 0
            ? $"'{model.Names[a]}' rises to +infinity: at every event the rows with high values come first"
            : $"'{model.Names[a]}' falls to -infinity: at every event the rows with low values come first"));
        double ratio = 2 * (estimates.LogLikelihood - estimates.NullLogLikelihood);
        double p = ChiSquared.UpperTail(Math.Max(0, ratio), model.Names.Length);
        return Diagnostic.Warning(ErrorCode.MonotoneLikelihood, string.Create(CultureInfo.InvariantCulture,
            $"{model.Data.Name}: the likelihood is monotone: the coefficient of {directions} (separation). Its hazard ratio, standard error and Wald p say nothing; the likelihood ratio test of the model does (p = {ForestFigure.PText(p)}). Fit with Firth's penalty (Firth = true, --firth true) for a finite estimate with a profile interval, or merge groups without events."));
    }
}
