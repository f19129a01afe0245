namespace RadioGenomics.Analysis.Survival;

/// <summary>Tables and figures.</summary>
public sealed partial record CoxResult
{
    /// <summary>Tests of proportional hazards.</summary>
    /// <param name="transform">The function of time; null: that of the options.</param>
    /// <param name="byTerm">One test for each term (a factor has one); otherwise one for each coefficient. R: <c>terms</c>.</param>
    /// <returns>χ², degrees of freedom and p of every term and of all together.</returns>
    /// <remarks>A score test: what the model would gain if the coefficients could change in proportion to the function of time.
    /// Cost: O(rows · columns²). Source: Grambsch, Therneau (1994) Biometrika 81:515, with the exact score test in place of its
    /// approximation. Reference: R 4.2.2 survival 3.5-3 cox.zph; agreement 1e-7.</remarks>
    public CoxZphResult ProportionalHazards(ZphTransform? transform = null, bool byTerm = true) =>
        CoxZph.Test(this, transform ?? Options.Transform, byTerm);

    /// <summary>The coefficients: term, coef, hr, se, z, p, ci_low, ci_high (interval of the hazard ratio).</summary>
    public Table ToTable() => Table.From("cox",
        ("term", Coefficients.Select(c => c.Term)), ("coef", Coefficients.Select(c => c.Coefficient)),
        ("hr", Coefficients.Select(c => c.HazardRatio)), ("se", Coefficients.Select(c => c.StandardError)),
        ("z", Coefficients.Select(c => c.Z)), ("p", Coefficients.Select(c => c.P)),
        ("ci_low", Coefficients.Select(c => c.CiLow)), ("ci_high", Coefficients.Select(c => c.CiHigh)));

    /// <summary>Statistics of the whole model: statistic, value.</summary>
    public Table SummaryTable()
    {
        List<(string Name, double Value)> rows =
        [
            ("n", Data.Count), ("events", Data.EventCount), ("rows_dropped", DroppedRows), ("coefficients", Coefficients.Length),
            ("events_per_variable", (double)Data.EventCount / Coefficients.Length),
            ("loglik_null", NullLogLikelihood), ("loglik", LogLikelihood),
        ];
        foreach (CoxTest test in Tests)
        {
            rows.AddRange([(test.Name, test.Statistic), (test.Name + "_df", test.Df), (test.Name + "_p", test.P)]);
        }
        rows.AddRange([("concordance", Concordance.C), ("concordance_se", Concordance.StandardError), ("aic", Aic), ("bic", Bic), ("iterations", Iterations)]);
        return Table.From("cox_summary", ("statistic", rows.Select(r => r.Name)), ("value", rows.Select(r => r.Value)));
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable(), ProportionalHazards().ToTable(), SummaryTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [ForestFigure.Of(this), .. ProportionalHazards().Figures()];

    /// <summary>The forest plot: hazard ratios with intervals.</summary>
    public FigureSpec Forest() => ForestFigure.Of(this);
}
