namespace RadioGenomics.Analysis.Statistics;

/// <summary>Settings of <see cref="ModeratedT"/>. Defaults: R limma 3.54 <c>eBayes</c>.</summary>
public sealed record ModeratedTOptions
{
    /// <summary>Whether the prior variance follows mean expression. R: <c>trend</c>.</summary>
    public bool Trend { get; init; }

    /// <summary>Whether the prior is protected against hypervariable genes, which then get fewer prior degrees of freedom. R: <c>robust</c>.</summary>
    public bool Robust { get; init; }

    /// <summary>Robust: share of the smallest variances that is pulled in. Range: 0 to 0.5, below 0.5. R: <c>winsor.tail.p[1]</c>.</summary>
    public double WinsorLow { get; init; } = 0.05;

    /// <summary>Robust: share of the largest variances that is pulled in. Range: 0 to 0.5, below 0.5. R: <c>winsor.tail.p[2]</c>.</summary>
    public double WinsorHigh { get; init; } = 0.1;

    /// <summary>Effects up to this size count as none (TREAT); 0: the usual test. In units of the expression. Range: 0 or more. R: <c>lfc</c> of <c>treat</c>.</summary>
    public double Lfc { get; init; }

    /// <summary>Share of genes assumed to be associated, for the log odds. Range: 0 to 1, both excluded. R: <c>proportion</c>.</summary>
    public double Proportion { get; init; } = 0.01;

    /// <summary>Least standard deviation of true effects, for the log odds. R: <c>stdev.coef.lim[1]</c>.</summary>
    public double StdevCoefLow { get; init; } = 0.1;

    /// <summary>Greatest standard deviation of true effects, for the log odds. R: <c>stdev.coef.lim[2]</c>.</summary>
    public double StdevCoefHigh { get; init; } = 4;

    /// <summary>Coverage of the intervals. Range: 0 to 1, both excluded.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    internal void Validate()
    {
        Inside(nameof(WinsorLow), WinsorLow, WinsorLow is >= 0 and < 0.5, "0 to 0.5, below 0.5");
        Inside(nameof(WinsorHigh), WinsorHigh, WinsorHigh is >= 0 and < 0.5, "0 to 0.5, below 0.5");
        Inside(nameof(Lfc), Lfc, Lfc >= 0 && double.IsFinite(Lfc), "0 or more");
        Inside(nameof(Proportion), Proportion, Proportion is > 0 and < 1, "0 to 1, both excluded");
        Inside(nameof(StdevCoefLow), StdevCoefLow, StdevCoefLow > 0, "above 0");
        Inside(nameof(StdevCoefHigh), StdevCoefHigh, StdevCoefHigh >= StdevCoefLow, "StdevCoefLow or more");
        Inside(nameof(ConfidenceLevel), ConfidenceLevel, ConfidenceLevel is > 0 and < 1, "0 to 1, both excluded");
    }

    static void Inside(string name, double value, bool holds, string range)
    {
        if (!holds)
        {
            Throw.OptionOutOfRange(name, value, range);
        }
    }
}
