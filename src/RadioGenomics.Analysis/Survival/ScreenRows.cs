namespace RadioGenomics.Analysis.Survival;

/// <summary>What all models of a screen share: the rows with every covariate, and the covariates that can be estimated.</summary>
sealed record ScreenRows
{
    public required SurvivalData Data { get; init; }

    public required CoxDesign Design { get; init; }

    public required LabelledMatrix Features { get; init; }

    /// <summary>Shape: [covariates × rows], column after column.</summary>
    public required double[] Covariates { get; init; }

    public required string[] CovariateNames { get; init; }

    /// <summary>Rows without some covariate.</summary>
    public required int DroppedRows { get; init; }

    public static ScreenRows Of(SurvivalData data, LabelledMatrix features, LabelledMatrix? covariates, List<Diagnostic> diagnostics)
    {
        int[] rows = covariates is null ? [.. Enumerable.Range(0, data.Count)] : CoxFitting.CompleteRows(data, covariates, []);
        bool all = rows.Length == data.Count;
        if (!all)
        {
            diagnostics.Add(CoxFitting.MissingNote(data, covariates!, rows.Length));
        }
        SurvivalData used = all ? data : data.Subset(rows);
        CoxDesign design = CoxFitting.DesignOf(used);
        double[] columns = covariates is null ? [] : CoxFitting.Columns(covariates, rows);
        List<int> kept = covariates is null ? [] : CoxColumns.Estimable(columns, covariates.FeatureIds, design, diagnostics);
        return new()
        {
            Data = used,
            Design = design,
            Features = all ? features : features.SelectSamples(rows),
            Covariates = [.. kept.SelectMany(c => columns[(c * rows.Length)..((c + 1) * rows.Length)])],
            CovariateNames = [.. kept.Select(c => covariates!.FeatureIds[c])],
            DroppedRows = data.Count - rows.Length,
        };
    }
}
