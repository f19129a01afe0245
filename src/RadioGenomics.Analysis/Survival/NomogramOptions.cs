using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="Nomogram"/>. Defaults: R rms 6.5-0 <c>nomogram</c>.</summary>
public sealed record NomogramOptions
{
    /// <summary>Horizons at which survival is predicted, in the data's unit; empty: the quartiles of the event times. At most four.</summary>
    public ImmutableArray<double> Horizons { get; init; } = [];

    /// <summary>Points of the variable with the largest range. Range: above 0. R: <c>maxscale</c>.</summary>
    public double MaxPoints { get; init; } = 100;

    /// <summary>About how many ticks a numeric axis has. Range: 2 to 20. R: <c>nint</c>.</summary>
    public int Ticks { get; init; } = 8;

    internal void Check()
    {
        if (!(MaxPoints > 0 && double.IsFinite(MaxPoints)))
        {
            Throw.OptionOutOfRange(nameof(MaxPoints), MaxPoints, "more than 0");
        }
        if (Ticks is < 2 or > 20)
        {
            Throw.OptionOutOfRange(nameof(Ticks), Ticks, "2 to 20");
        }
        if (Horizons.Length > 4)
        {
            Throw.OptionOutOfRange(nameof(Horizons), Horizons.Length, "at most 4 horizons");
        }
    }
}
