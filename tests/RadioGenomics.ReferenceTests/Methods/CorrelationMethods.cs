using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class CorrelationAllPairs : IReferenceMethod
{
    public string Name => "Correlation.AllPairs";

    // The columns of expected.tsv, pairs in matrix order: equal p would make the sorted order a matter of rounding.
    public Table Run(ReferenceCase c)
    {
        var options = new CorrelationOptions { Method = c.Option<CorrelationMethod>("correlation"), MaxPOutliers = c.Option("maxPOutliers", 1.0) };
        LabelledMatrix? covariates = c.HasFile("covariates.tsv") ? c.Matrix("covariates.tsv") : null;
        CorrelationResult found = Correlation.AllPairs(c.Matrix("x.tsv"), c.Matrix("y.tsv"), options, covariates: covariates);
        CorrelationRow[] rows = [.. Enumerable.Range(0, found.YIds.Length).SelectMany(y => Enumerable.Range(0, found.XIds.Length).Select(x => found.Row(x, y)))];
        return new("correlations", c.Expected.Columns.Select(column => column.Name switch
        {
            "x" => TableColumn.Text("x", [.. rows.Select(r => found.XIds[r.XIndex])]),
            "y" => TableColumn.Text("y", [.. rows.Select(r => found.YIds[r.YIndex])]),
            "n" => TableColumn.From("n", rows.Select(r => r.N)),
            "r" => TableColumn.From("r", rows.Select(r => r.R)),
            "ci_low" => TableColumn.From("ci_low", rows.Select(r => r.CiLow)),
            "ci_high" => TableColumn.From("ci_high", rows.Select(r => r.CiHigh)),
            "p" => TableColumn.From("p", rows.Select(r => r.P)),
            "q" => TableColumn.From("q", rows.Select(r => r.Q)),
            _ => TableColumn.From("r_unadjusted", rows.Select(r => r.RUnadjusted)),
        }));
    }
}
