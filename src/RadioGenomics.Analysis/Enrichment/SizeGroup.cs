namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Observed sets of one size; they share their random sets.</summary>
sealed class SizeGroup(int size, ScoreTail high, ScoreTail low)
{
    public int Size => size;

    /// <summary>Sets with a score above zero.</summary>
    public ScoreTail High => high;

    /// <summary>Sets with a score below zero; scores without their sign.</summary>
    public ScoreTail Low => low;

    /// <summary>Random sets drawn.</summary>
    public int Drawn { get; set; }
}

/// <summary>Sets of one size whose scores have the same sign.</summary>
/// <param name="sets">Positions of the sets.</param>
/// <param name="scores">Their scores without sign, ascending, from <see cref="ExactWeights"/>.</param>
sealed class ScoreTail(int[] sets, double[] scores)
{
    /// <summary>Two scores nearer than this are the same score: rounding must not decide whether a random set reaches an observed one.</summary>
    public const double Same = 1e-10;

    public int[] Sets => sets;

    public double[] Scores => scores;

    /// <summary>Random sets whose score has this sign.</summary>
    public int NullCount { get; set; }

    /// <summary>Sum of their scores.</summary>
    public double NullSum { get; set; }

    /// <summary>Random sets of this sign that reach each observed score.</summary>
    public int[] Reached { get; } = new int[scores.Length];

    /// <summary>How many of the ascending observed scores a random score reaches.</summary>
    public int CountReached(double score)
    {
        int low = 0, high = scores.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = scores[middle] <= score + Same ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
