namespace RadioGenomics.Analysis.Survival;

/// <summary>Weighted squared residuals at one time, their mean and its influence function.</summary>
static class BrierKernel
{
    /// <summary>Brier score and its standard error, the estimation of the censoring curve included.</summary>
    /// <param name="risk">Shape: [rows].</param>
    /// <param name="status">Cases and controls with weights.</param>
    /// <param name="curve">The curve that the weights come from.</param>
    public static (double Brier, double StandardError) Compute(ReadOnlySpan<double> risk, HorizonStatus status, CensoringCurve curve)
    {
        int n = risk.Length;
        double[] influence = new double[n], ofCases = new double[n];
        double sum = 0, ofControls = 0;
        for (int i = 0; i < n; i++)
        {
            double asCase = status.CaseWeights[i] * (1 - risk[i]) * (1 - risk[i]), asControl = status.ControlWeights[i] * risk[i] * risk[i];
            influence[i] = asCase + asControl;
            ofCases[i] = asCase / n;
            ofControls += asControl / n;
            sum += influence[i];
        }
        double brier = sum / n;
        for (int i = 0; i < n; i++)
        {
            influence[i] -= brier;
        }
        curve.AddInfluence(ofCases, ofControls, status.Horizon, influence);
        return (brier, HorizonAuc.StandardError(influence));
    }

    /// <summary>Average of a step function from 0 to each of its times; before the first time it is 0.</summary>
    public static double[] Integrate(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        double[] means = new double[times.Count];
        double area = 0;
        for (int t = 1; t < means.Length; t++)
        {
            area += values[t - 1] * (times[t] - times[t - 1]);
            means[t] = area / times[t];
        }
        return means;
    }
}
