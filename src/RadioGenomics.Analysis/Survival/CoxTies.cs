namespace RadioGenomics.Analysis.Survival;

/// <summary>How events at the same time enter the partial likelihood.</summary>
public enum CoxTies
{
    /// <summary>Efron's approximation; the default of R, close to the truth with many ties.</summary>
    Efron,
    /// <summary>Breslow's approximation; the default of several other programs.</summary>
    Breslow,
    /// <summary>The exact likelihood of discrete time (conditional logistic).</summary>
    Exact,
}
