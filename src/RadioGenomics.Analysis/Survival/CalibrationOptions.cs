namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="Calibration"/>.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The horizon that the risks are for, in the data's unit; null: the median time of the events.</summary>
    public double? Horizon { get; init; }

    /// <summary>Groups by predicted risk; null: one for ten events by the horizon, from 2 to 10. Range: 2 to 50.</summary>
    public int? Groups { get; init; }

    /// <summary>Knots of the smooth curve. Range: 3 to 5.</summary>
    public int Knots { get; init; } = 3;

    /// <summary>Level of the confidence intervals of the groups. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    internal void Check()
    {
        Throw.IfNotOpenUnit(nameof(ConfidenceLevel), ConfidenceLevel);
        if (Groups is < 2 or > 50)
        {
            Throw.OptionOutOfRange(nameof(Groups), Groups.Value, "2 to 50");
        }
        if (Knots is < 3 or > 5)
        {
            Throw.OptionOutOfRange(nameof(Knots), Knots, "3 to 5");
        }
    }
}
