namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="CoxRegression"/>. Defaults: R survival 3.5-3 <c>coxph</c>.</summary>
public sealed record CoxOptions
{
    /// <summary>How events at the same time are handled. R: <c>ties</c>.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>Level of the confidence intervals. Range: (0, 1). R: <c>conf.int</c> of summary.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Robust (sandwich) variance; null: when the data have clusters. R: <c>robust</c>.</summary>
    public bool? Robust { get; init; }

    /// <summary>Firth's penalised likelihood, which has finite estimates where the likelihood has none; intervals and p by the profile of
    /// the penalised likelihood. Heinze, Schemper (2001).</summary>
    public bool Firth { get; init; }

    /// <summary>Relative change of the log-likelihood that ends the iteration. Range: above 0. R: <c>eps</c>.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Most Newton steps. Range: from 0. R: <c>iter.max</c>.</summary>
    public int MaxIterations { get; init; } = 20;

    /// <summary>Time transform of the proportional-hazards test in tables and figures. R: <c>transform</c> of cox.zph.</summary>
    public ZphTransform Transform { get; init; } = ZphTransform.Km;

    /// <summary>Fewer events per covariate than this raise a warning. Range: from 0.</summary>
    public double MinEventsPerVariable { get; init; } = 10;

    internal void Check()
    {
        Throw.IfNotOpenUnit(nameof(ConfidenceLevel), ConfidenceLevel);
        if (!(Tolerance > 0))
        {
            Throw.OptionOutOfRange(nameof(Tolerance), Tolerance, "above 0");
        }
        if (MaxIterations < 0)
        {
            Throw.OptionOutOfRange(nameof(MaxIterations), MaxIterations, "0 or more");
        }
        if (!(MinEventsPerVariable >= 0))
        {
            Throw.OptionOutOfRange(nameof(MinEventsPerVariable), MinEventsPerVariable, "0 or more");
        }
    }
}
