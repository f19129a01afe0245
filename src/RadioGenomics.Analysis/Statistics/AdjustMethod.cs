namespace RadioGenomics.Analysis.Statistics;

/// <summary>How p-values are adjusted for the number of tests.</summary>
public enum AdjustMethod
{
    /// <summary>False discovery rate, independent or positively dependent tests (Benjamini and Hochberg 1995).</summary>
    Bh,
    /// <summary>False discovery rate under any dependence (Benjamini and Yekutieli 2001).</summary>
    By,
    /// <summary>Family-wise error, any dependence (Holm 1979).</summary>
    Holm,
    /// <summary>Family-wise error, any dependence (Bonferroni).</summary>
    Bonferroni,
    /// <summary>Family-wise error, independent tests (Hochberg 1988).</summary>
    Hochberg,
    /// <summary>Positive false discovery rate with an estimated share of true null hypotheses (Storey 2002).</summary>
    Storey,
    /// <summary>No adjustment: the p-values themselves.</summary>
    None,
}

/// <summary>The methods of adjustment as a paper names them.</summary>
public static class AdjustMethodNames
{
    /// <summary>"BH", "BY", "Holm", ...; "nothing" for <see cref="AdjustMethod.None"/>.</summary>
    /// <param name="method">A method.</param>
    public static string InWords(this AdjustMethod method) => method switch
    {
        AdjustMethod.Bh => "BH",
        AdjustMethod.By => "BY",
        AdjustMethod.None => "nothing",
        _ => method.ToString(),
    };
}
