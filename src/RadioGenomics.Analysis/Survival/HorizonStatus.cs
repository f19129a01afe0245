namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Who has had the event by a horizon (case), who has not (control), and who was censored before and is known as neither; with the
/// weights that let the known ones stand for the censored.
/// </summary>
sealed class HorizonStatus
{
    HorizonStatus(double horizon, double[] cases, double[] controls)
    {
        (Horizon, CaseWeights, ControlWeights) = (horizon, cases, controls);
        CaseCount = cases.Count(w => w > 0);
        ControlCount = controls.Count(w => w > 0);
    }

    public double Horizon { get; }

    /// <summary>Inverse probability of being uncensored until the event; 0 for others. Shape: [rows].</summary>
    public double[] CaseWeights { get; }

    /// <summary>Inverse probability of being uncensored at the horizon; 0 for others. Shape: [rows].</summary>
    public double[] ControlWeights { get; }

    public int CaseCount { get; }

    public int ControlCount { get; }

    public int CensoredCount => CaseWeights.Length - CaseCount - ControlCount;

    /// <summary>The same curve of censoring for everybody.</summary>
    public static HorizonStatus Marginal(SurvivalData data, CensoringCurve curve, double horizon)
    {
        double atHorizon = 1 / curve.At(horizon);
        return Create(data, horizon, curve.BeforeRow, _ => atHorizon);
    }

    /// <summary>A probability of being uncensored for every row.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="horizon">The horizon.</param>
    /// <param name="before">Of a row: probability of being uncensored just before its own time.</param>
    /// <param name="inverseAt">Of a row: inverse probability of being uncensored at the horizon.</param>
    public static HorizonStatus Create(SurvivalData data, double horizon, Func<int, double> before, Func<int, double> inverseAt)
    {
        ReadOnlySpan<double> time = data.Time;
        ReadOnlySpan<int> state = data.State;
        double[] cases = new double[time.Length], controls = new double[time.Length];
        for (int i = 0; i < time.Length; i++)
        {
            if (time[i] > horizon)
            {
                controls[i] = inverseAt(i);
            }
            else if (state[i] != 0)
            {
                cases[i] = 1 / before(i);
            }
        }
        return new(horizon, cases, controls);
    }
}
