namespace RadioGenomics.Numerics.Distributions;

/// <summary>Both tails of a distribution at one place, held as the logarithm of the one that was computed.</summary>
readonly struct Tails(double log, bool isLower)
{
    public static Tails LowerZero { get; } = new(double.NegativeInfinity, true);

    public static Tails UpperZero { get; } = new(double.NegativeInfinity, false);

    public static Tails Undefined { get; } = new(double.NaN, true);

    public double Lower => isLower ? Math.Exp(log) : -Elementary.ExpM1(log);

    public double Upper => isLower ? -Elementary.ExpM1(log) : Math.Exp(log);

    public double LogLower => isLower ? log : Elementary.Log1MExp(log);

    public double LogUpper => isLower ? Elementary.Log1MExp(log) : log;

    /// <summary>Lower and upper tail exchanged.</summary>
    public Tails Swapped => new(log, !isLower);
}
