namespace RadioGenomics.Numerics.Distributions;

/// <summary>The hypergeometric distribution: marked items among those drawn without replacement. Impossible parameters give NaN.</summary>
/// <remarks>Parameters as R names them: <c>marked</c> = m white balls, <c>unmarked</c> = n black balls, <c>drawn</c> = k.
/// Source: probabilities by Loader (2000), eq. 7; tails summed outward from the place. Cost: O(√marked). Reference: R 4.2.2 phyper,
/// dhyper; agreement in tests/reference/README.md.</remarks>
public static class Hypergeometric
{
    /// <summary>P(X = x).</summary>
    /// <param name="x">Marked items drawn.</param>
    /// <param name="marked">Marked items there are. Range: from 0.</param>
    /// <param name="unmarked">Other items there are. Range: from 0.</param>
    /// <param name="drawn">Items drawn. Range: 0 to marked + unmarked.</param>
    public static double Mass(long x, long marked, long unmarked, long drawn) => Math.Exp(LogMass(x, marked, unmarked, drawn));

    /// <summary>log P(X = x).</summary>
    /// <param name="x">Marked items drawn.</param>
    /// <param name="marked">Marked items there are. Range: from 0.</param>
    /// <param name="unmarked">Other items there are. Range: from 0.</param>
    /// <param name="drawn">Items drawn. Range: 0 to marked + unmarked.</param>
    public static double LogMass(long x, long marked, long unmarked, long drawn)
    {
        if (!Possible(marked, unmarked, drawn))
        {
            return double.NaN;
        }
        if (x < 0 || x > marked || x > drawn || drawn - x > unmarked)
        {
            return double.NegativeInfinity;
        }
        long all = marked + unmarked;
        if (drawn == 0 || drawn == all)
        {
            return 0;
        }
        double p = drawn / (double)all, q = (all - drawn) / (double)all;
        return Binomial.LogMass(x, marked, p, q) + Binomial.LogMass(drawn - x, unmarked, p, q) - Binomial.LogMass(drawn, all, p, q);
    }

    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Marked items drawn.</param>
    /// <param name="marked">Marked items there are. Range: from 0.</param>
    /// <param name="unmarked">Other items there are. Range: from 0.</param>
    /// <param name="drawn">Items drawn. Range: 0 to marked + unmarked.</param>
    public static double Cdf(long x, long marked, long unmarked, long drawn) => At(x, marked, unmarked, drawn).Lower;

    /// <summary>P(X > x), exact to its last digits far out. Over-representation of at least x is <c>UpperTail(x - 1, ...)</c>.</summary>
    /// <param name="x">Marked items drawn.</param>
    /// <param name="marked">Marked items there are. Range: from 0.</param>
    /// <param name="unmarked">Other items there are. Range: from 0.</param>
    /// <param name="drawn">Items drawn. Range: 0 to marked + unmarked.</param>
    public static double UpperTail(long x, long marked, long unmarked, long drawn) => At(x, marked, unmarked, drawn).Upper;

    /// <summary>log P(X ≤ x).</summary>
    /// <param name="x">Marked items drawn.</param>
    /// <param name="marked">Marked items there are. Range: from 0.</param>
    /// <param name="unmarked">Other items there are. Range: from 0.</param>
    /// <param name="drawn">Items drawn. Range: 0 to marked + unmarked.</param>
    public static double LogCdf(long x, long marked, long unmarked, long drawn) => At(x, marked, unmarked, drawn).LogLower;

    /// <summary>log P(X > x).</summary>
    /// <param name="x">Marked items drawn.</param>
    /// <param name="marked">Marked items there are. Range: from 0.</param>
    /// <param name="unmarked">Other items there are. Range: from 0.</param>
    /// <param name="drawn">Items drawn. Range: 0 to marked + unmarked.</param>
    public static double LogUpperTail(long x, long marked, long unmarked, long drawn) => At(x, marked, unmarked, drawn).LogUpper;

    static bool Possible(long marked, long unmarked, long drawn) => marked >= 0 && unmarked >= 0 && drawn >= 0 && drawn <= marked + unmarked;

    static Tails At(long x, long marked, long unmarked, long drawn)
    {
        if (!Possible(marked, unmarked, drawn))
        {
            return Tails.Undefined;
        }
        long least = Math.Max(0, drawn - unmarked), most = Math.Min(marked, drawn);
        if (x < least)
        {
            return Tails.LowerZero;
        }
        if (x >= most)
        {
            return Tails.UpperZero;
        }
        // The tail beyond the mean is summed: its terms shrink from the first one on.
        bool lower = x * (double)(marked + unmarked) <= (double)drawn * marked;
        double first = LogMass(lower ? x : x + 1, marked, unmarked, drawn);
        return new(first + Math.Log(lower ? SumDown(x, marked, unmarked, drawn) : SumUp(x + 1, marked, unmarked, drawn)), lower);
    }

    // Σ P(i) / P(x), i = x, x - 1, ...
    static double SumDown(double x, double marked, double unmarked, double drawn)
    {
        double term = 1, sum = 1;
        for (double i = x; i > 0 && term > 1e-18 * sum; i--)
        {
            term *= i / (marked - i + 1) * ((unmarked - drawn + i) / (drawn - i + 1));
            sum += term;
        }
        return sum;
    }

    // Σ P(i) / P(x), i = x, x + 1, ...
    static double SumUp(double x, double marked, double unmarked, double drawn)
    {
        double term = 1, sum = 1;
        for (double i = x; i < marked && i < drawn && term > 1e-18 * sum; i++)
        {
            term *= (marked - i) / (i + 1) * ((drawn - i) / (unmarked - drawn + i + 1));
            sum += term;
        }
        return sum;
    }
}
