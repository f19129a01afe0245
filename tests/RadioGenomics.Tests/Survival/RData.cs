using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;

namespace RadioGenomics.Tests.Survival;

/// <summary>The data sets of R's survival package as models need them, from the shared inputs.</summary>
sealed class RData
{
    static readonly ImmutableArray<string> CellTypes = ["squamous", "smallcell", "adeno", "large"];
    readonly string[][] _cells;

    RData(string[][] cells) => _cells = cells;

    public static RData Load(string name)
    {
        string[][] cells = SharedReference.Cells(name);
        return new(cells);
    }

    /// <summary>The first rows only, header not counted.</summary>
    public RData Head(int rows) => new(_cells[..(rows + 1)]);

    public RData Where(string column, string value)
    {
        int at = Array.IndexOf(_cells[0], column);
        return new([_cells[0], .. _cells[1..].Where(r => r[at] == value)]);
    }

    public string[] Text(string column)
    {
        int at = Array.IndexOf(_cells[0], column);
        return [.. _cells[1..].Select(r => r[at])];
    }

    public double[] Numbers(string column) => [.. Text(column).Select(SharedReference.Number)];

    public Table Table => new("data", _cells[0].Select((name, c) =>
    {
        string[] text = [.. _cells[1..].Select(r => r[c])];
        return text.All(t => t == "NA" || double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? TableColumn.Number(name, [.. text.Select(SharedReference.Number)])
            : TableColumn.Text(name, [.. text.Select(t => t == "NA" ? null : t)]);
    }));

    public string[] Ids => [.. Enumerable.Range(1, _cells.Length - 1).Select(i => "row" + i.ToString(CultureInfo.InvariantCulture))];

    public SurvivalData Surv(string time, string status, double eventValue = double.NaN, string? start = null)
    {
        double[] values = Numbers(status);
        double isEvent = double.IsNaN(eventValue) ? values.Max() : eventValue;
        int[] state = [.. values.Select(v => v == isEvent ? 1 : 0)];
        return start is null ? SurvivalData.RightCensored([.. Ids], Numbers(time), state) : SurvivalData.StartStop([.. Ids], Numbers(start), Numbers(time), state);
    }

    /// <summary>The model of a formula of the shared reference: its data set, its follow-up, its columns.</summary>
    public static (SurvivalData Data, ModelMatrix Model) Of(string data, string formula)
    {
        RData table = data switch
        {
            "colon2" => Load("colon").Where("etype", "2"),
            "pbc312" => Load("pbc").Head(312),
            _ => Load(data),
        };
        string[] sides = formula.Split('~', StringSplitOptions.TrimEntries);
        string[] surv = sides[0]["Surv(".Length..^1].Split(',', StringSplitOptions.TrimEntries);
        string[] terms = sides[1].Split('+', StringSplitOptions.TrimEntries);
        string[] last = surv[^1].Split("==", StringSplitOptions.TrimEntries);
        double value = last.Length > 1 ? double.Parse(last[1], CultureInfo.InvariantCulture) : double.NaN;
        SurvivalData follow = table.Surv(surv[^2], last[0], value, surv.Length == 3 ? surv[0] : null);
        if (terms.FirstOrDefault(t => t.StartsWith("strata(", StringComparison.Ordinal)) is string strata)
        {
            string column = strata["strata(".Length..^1];
            string[] text = table.Text(column);
            var groups = Grouping.FromText(column, text);
            follow = follow.WithStrata(column == "celltype" ? new(column, CellTypes, [.. text.Select(t => CellTypes.IndexOf(t))]) : groups);
        }
        string[] columns = [.. terms.Where(t => !t.StartsWith("strata(", StringComparison.Ordinal))];
        return (follow, ModelMatrix.Build(table.Table, columns, table.Ids, new Dictionary<string, ImmutableArray<string>>
        {
            ["celltype"] = CellTypes,
            ["rx"] = ["Obs", "Lev", "Lev+5FU"],
            ["x"] = ["Maintained", "Nonmaintained"],
        }));
    }
}
