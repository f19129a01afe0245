using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>What measures of accuracy ask of their data: one row a patient, followed from the beginning, one cause, complete predictions.</summary>
static class PlainFollowUp
{
    const int FewestRows = 10;

    /// <summary>Refuses delayed entry, competing causes and weights; leaves out rows with a missing value and says so.</summary>
    public static (SurvivalData Data, LabelledMatrix Values) Complete(
        string method, SurvivalData data, LabelledMatrix values, ImmutableArray<Diagnostic>.Builder notes)
    {
        Require(method, data);
        if (!values.SampleIds.SequenceEqual(data.SampleIds))
        {
            Throw.PredictionsNotAligned(values.Name, values.SampleCount, data);
        }
        int[] complete = [.. Enumerable.Range(0, data.Count).Where(row => IsComplete(values, row))];
        if (complete.Length < FewestRows)
        {
            Throw.TooFewComplete(values.Name, complete.Length, data.Count, FewestRows);
        }
        if (complete.Length == data.Count)
        {
            return (data, values);
        }
        notes.Add(Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant(
            $"{method}: {data.Count - complete.Length} of {data.Count} rows lack a value of '{values.Name}' and are left out.")));
        return (data.Subset(complete), values.SelectSamples(complete));
    }

    static void Require(string method, SurvivalData data)
    {
        if (data.HasStart)
        {
            Throw.NotPlainFollowUp(data, method, "delayed entry", "Use one row a patient, followed from time 0.");
        }
        if (data.HasCompetingCauses)
        {
            Throw.NotPlainFollowUp(data, method, "competing causes", "Choose OfCause (others censored) or OfAnyCause first.");
        }
        if (!data.Weights.IsEmpty)
        {
            Throw.NotPlainFollowUp(data, method, "weights", "Take them away with WithWeights([]).");
        }
        data.RequireEvents(method);
    }

    /// <summary>Whether a row has every value.</summary>
    public static bool IsComplete(LabelledMatrix values, int row)
    {
        for (int f = 0; f < values.FeatureCount; f++)
        {
            if (!double.IsFinite(values[row, f]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Refuses a horizon with nobody left after it, or no event by it.</summary>
    public static void CheckHorizon(SurvivalData data, double horizon)
    {
        CheckAfterFollowUp(data, horizon);
        CheckAfterFirstEvent(data, horizon);
    }

    /// <summary>Refuses a horizon before the first event.</summary>
    public static void CheckAfterFirstEvent(SurvivalData data, double horizon)
    {
        double firstEvent = double.PositiveInfinity;
        for (int i = 0; i < data.Count; i++)
        {
            firstEvent = data.State[i] == 0 ? firstEvent : Math.Min(firstEvent, data.Time[i]);
        }
        if (horizon < firstEvent)
        {
            Throw.HorizonBeforeEvents(data, horizon, firstEvent);
        }
    }

    /// <summary>Refuses a horizon with nobody left after it.</summary>
    public static void CheckAfterFollowUp(SurvivalData data, double horizon)
    {
        double longest = 0, lastUsable = 0;
        foreach (double t in data.Time)
        {
            longest = Math.Max(longest, t);
        }
        foreach (double t in data.Time)
        {
            lastUsable = t < longest ? Math.Max(lastUsable, t) : lastUsable;
        }
        if (!(horizon < longest))
        {
            Throw.HorizonBeyondFollowUp(data, horizon, lastUsable, longest);
        }
    }

    /// <summary>Middle of the event times that lie before the end of follow-up.</summary>
    public static double MedianEventTime(SurvivalData data)
    {
        double[] usable = UsableEventTimes(data);
        return usable.Length == 0 ? 0 : usable[(usable.Length - 1) / 2];
    }

    /// <summary>Horizons as given, ascending and once each; without any, the deciles of the event times that can be used.</summary>
    public static ImmutableArray<double> Horizons(SurvivalData data, ImmutableArray<double> given)
    {
        double[] times = given.IsDefaultOrEmpty ? EventDeciles(data) : [.. given.Distinct().Order()];
        foreach (double t in times)
        {
            CheckHorizon(data, t);
        }
        return [.. times];
    }

    static double[] EventDeciles(SurvivalData data)
    {
        double[] usable = UsableEventTimes(data);
        return [.. Enumerable.Range(1, 9).Where(_ => usable.Length > 0).Select(d => usable[(int)Math.Ceiling(usable.Length * d / 10.0) - 1]).Distinct()];
    }

    static double[] UsableEventTimes(SurvivalData data)
    {
        double longest = 0;
        List<double> events = [];
        for (int i = 0; i < data.Count; i++)
        {
            longest = Math.Max(longest, data.Time[i]);
            if (data.State[i] != 0)
            {
                events.Add(data.Time[i]);
            }
        }
        return [.. events.Where(t => t < longest).Order()];
    }
}
