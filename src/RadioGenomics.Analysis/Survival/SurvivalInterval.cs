namespace RadioGenomics.Analysis.Survival;

/// <summary>Confidence intervals of a survival probability.</summary>
static class SurvivalInterval
{
    /// <param name="type">Scale.</param>
    /// <param name="s">Survival probability.</param>
    /// <param name="logError">Standard error of log s; infinite where s is 0.</param>
    /// <param name="z">Normal quantile of the level.</param>
    public static (double Low, double High) Of(ConfidenceType type, double s, double logError, double z)
    {
        // At 0, and at 1 on the scales that have no place for it, there is no interval; the same cells are NA in R.
        if (s == 0 || (s == 1 && type is not (ConfidenceType.Log or ConfidenceType.Plain)))
        {
            return (double.NaN, double.NaN);
        }
        double reach = z * logError;
        return type switch
        {
            ConfidenceType.Log => (s * Math.Exp(-reach), Math.Min(1, s * Math.Exp(reach))),
            ConfidenceType.Plain => (Math.Max(0, s - (s * reach)), Math.Min(1, s + (s * reach))),
            ConfidenceType.LogLog => (DoubleLog(s, -reach), DoubleLog(s, reach)),
            ConfidenceType.Logit => (Logistic(s, -reach), Logistic(s, reach)),
            _ => (Sine(s, -reach), Sine(s, reach)),
        };
    }

    static double DoubleLog(double s, double reach) => Math.Exp(-Math.Exp(Math.Log(-Math.Log(s)) + (reach / Math.Log(s))));

    static double Logistic(double s, double reach)
    {
        double odds = Math.Log(s / (1 - s)) + (reach / (1 - s));
        return 1 - (1 / (1 + Math.Exp(odds)));
    }

    static double Sine(double s, double reach)
    {
        double angle = Math.Asin(Math.Sqrt(s)) + (0.5 * reach * Math.Sqrt(s / (1 - s)));
        double sine = Math.Sin(Math.Clamp(angle, 0, Math.PI / 2));
        return sine * sine;
    }
}
