using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Rows of a correlation result as a table.</summary>
static class CorrelationTable
{
    public const string Name = "correlations";

    public static Table Of(CorrelationResult result, ImmutableArray<CorrelationRow> rows)
    {
        List<TableColumn> columns =
        [
            TableColumn.Text("x", [.. rows.Select(r => result.XIds[r.XIndex])]),
            TableColumn.Text("y", [.. rows.Select(r => result.YIds[r.YIndex])]),
            TableColumn.Integer("n", [.. rows.Select(r => (long)r.N)]),
            TableColumn.Number("r", [.. rows.Select(r => r.R)]),
            TableColumn.Number("ci_low", [.. rows.Select(r => r.CiLow)]),
            TableColumn.Number("ci_high", [.. rows.Select(r => r.CiHigh)]),
            TableColumn.Number("p", [.. rows.Select(r => r.P)]),
            TableColumn.Number("q", [.. rows.Select(r => r.Q)]),
        ];
        if (!result.Covariates.IsEmpty)
        {
            columns.Add(TableColumn.Number("r_unadjusted", [.. rows.Select(r => r.RUnadjusted)]));
        }
        return new(Name, columns);
    }
}
