namespace RadioGenomics;

/// <summary>Whether follow-up times can be in the unit that they are said to be in.</summary>
public static class FollowUpUnit
{
    const int FewestTimes = 10;

    /// <summary>A question for the user when times and unit do not fit; null when they may.</summary>
    /// <param name="unit">days, weeks, months or years, in any case, singular or plural; anything else is never doubted.</param>
    /// <param name="times">Shape: [rows]. NaN = missing.</param>
    public static string? Doubt(string unit, ReadOnlySpan<double> times)
    {
        ArgumentNullException.ThrowIfNull(unit);
        (int count, double longest, bool fractions) = Look(times);
        string plural = Plural(unit);
        string? instead = count < FewestTimes ? null : plural switch
        {
            "days" when longest < 100 || (longest < 400 && fractions) => "months or years",
            "weeks" when longest > 3000 => "days",
            "months" when longest > 720 => "days",
            "years" when longest > 80 => "days or months",
            _ => null,
        };
        return instead is null ? null : FormattableString.Invariant($"the longest time is {longest} {plural}; are the times in {instead}?");
    }

    /// <summary>The usual word for a unit: d and Day become days, mo becomes months; what is not known stays as it is.</summary>
    public static string Plural(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        string trimmed = unit.Trim();
        return trimmed.ToLowerInvariant() switch
        {
            "d" or "day" or "days" => "days",
            "w" or "wk" or "week" or "weeks" => "weeks",
            "m" or "mo" or "mon" or "mos" or "month" or "months" => "months",
            "y" or "yr" or "yrs" or "year" or "years" => "years",
            _ => trimmed,
        };
    }

    static (int Count, double Longest, bool Fractions) Look(ReadOnlySpan<double> times)
    {
        (int count, double longest, bool fractions) = (0, double.NegativeInfinity, false);
        foreach (double time in times)
        {
            if (!double.IsNaN(time))
            {
                count++;
                longest = Math.Max(longest, time);
                fractions |= time != Math.Floor(time);
            }
        }
        return (count, longest, fractions);
    }
}
