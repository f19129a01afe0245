using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>How closely stored and fresh numbers must agree.</summary>
public sealed record VerifyTolerance
{
    /// <summary>Greatest accepted |fresh - stored| / |stored|.</summary>
    public double RelativeTolerance { get; init; } = 1e-9;

    /// <summary>Greatest accepted |fresh - stored| of numbers that are not probabilities: what is zero but for rounding. Probabilities (p, q)
    /// get none, because 1e-20 and 1e-30 are different results.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-14;

    /// <summary>Accepted difference in units of the last digit that is printed of the stored number. 0: a number printed with four digits must
    /// be printed with the same four digits, unless the other tolerances accept it.</summary>
    public double LastDigits { get; init; }

    /// <summary>No difference at all.</summary>
    public static VerifyTolerance None { get; } = new() { RelativeTolerance = 0, AbsoluteTolerance = 0 };

    /// <summary>Whether a fresh number confirms a stored one.</summary>
    /// <param name="stored">The stored number.</param>
    /// <param name="fresh">The fresh number.</param>
    /// <param name="isProbability">Whether it is a p- or q-value.</param>
    /// <param name="unit">One unit of the last printed digit; 0 for numbers that are stored whole.</param>
    /// <returns>NaN confirms NaN, an infinity the same infinity, and nothing else does.</returns>
    public bool Accepts(double stored, double fresh, bool isProbability = false, double unit = 0)
    {
        if (stored.Equals(fresh))
        {
            return true;
        }
        if (!double.IsFinite(stored) || !double.IsFinite(fresh))
        {
            return false;
        }
        double difference = Math.Abs(fresh - stored);
        double absolute = isProbability ? 0 : AbsoluteTolerance;
        // A hair of slack on the last digit: 0.42 - 0.41 is not 0.01 in binary.
        return difference <= Math.Max(absolute + (RelativeTolerance * Math.Abs(stored)), LastDigits * unit * (1 + 1e-9));
    }
}

/// <summary>How a notebook is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>Tolerance of every cell that declares none of its own.</summary>
    public VerifyTolerance Tolerance { get; init; } = new();

    /// <summary>Greatest number of cells without anything comparable (pictures without data, ignored outputs) in a verified notebook.</summary>
    public int MaxUnverified { get; init; } = int.MaxValue;

    /// <summary>Mismatches that are listed of one cell; the rest is counted.</summary>
    public int MaxListed { get; init; } = 20;

    /// <summary>Tolerances of single columns by name, from the cell's metadata.</summary>
    public ImmutableDictionary<string, VerifyTolerance> Columns { get; init; } = ImmutableDictionary<string, VerifyTolerance>.Empty;

    /// <summary>Columns that identify a row, so that the order of rows does not matter; empty: rows are compared in order.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>Kinds of output that are left out: "stdout", "stderr", "stream", "display", "result", or a media type.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];
}
