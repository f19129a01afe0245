namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="Optimism"/>. Defaults: R rms 6.5-0 <c>validate</c>, with more resamples (R: B = 40).</summary>
public sealed record OptimismOptions
{
    /// <summary>Bootstrap samples. Range: from 10. R: <c>B</c>.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Horizon for calibration, in the data's unit; null: the median time of the events. R: <c>u</c> of calibrate.</summary>
    public double? Horizon { get; init; }

    /// <summary>Knots of the smooth calibration curve. Range: 3 to 5.</summary>
    public int Knots { get; init; } = 3;

    /// <summary>Groups by predicted risk in the figure; null: one for ten events by the horizon, from 2 to 10. Range: 2 to 50.</summary>
    public int? Groups { get; init; }

    /// <summary>Level of the confidence intervals of the groups. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    internal void Check()
    {
        if (Resamples < 10)
        {
            Throw.OptionOutOfRange(nameof(Resamples), Resamples, "10 or more");
        }
        new CalibrationOptions { Horizon = Horizon, Groups = Groups, Knots = Knots, ConfidenceLevel = ConfidenceLevel }.Check();
    }
}
