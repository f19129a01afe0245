using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>What a hover box says: series, name, and the values in full (15 digits), with the axes' labels.</summary>
static class PlotlyHover
{
    const int LongestLabel = 60;

    /// <summary>The series' name, if it has one.</summary>
    public const string Series = "%{fullData.name}";

    /// <summary>Gives a trace its hover box; one that would be empty is left out.</summary>
    public static void Set(JsonObject trace, params ReadOnlySpan<string> lines)
    {
        string[] said = [.. lines.ToArray().Where(l => l.Length > 0)];
        if (said.Length == 0)
        {
            trace["hoverinfo"] = "skip";
            return;
        }
        bool named = ((string?)trace["name"])?.Length > 0;
        trace["hovertemplate"] = string.Join("<br>", named ? said.Prepend(Series) : said) + "<extra></extra>";
    }

    /// <summary>The line of an axis; empty for one that is neither shown nor named. Names of categories come from the axis; numbers are written in full.</summary>
    public static string Line(AxisSpec axis, string field, string? own = null)
    {
        bool nameless = !axis.Visible && axis.Label.Length == 0;
        if (axis.Scale == AxisScale.Category)
        {
            return nameless && axis.Categories.IsDefaultOrEmpty ? "" : axis.Label.Length == 0 ? $"%{{{field}}}" : $"{Label(axis.Label, "")}: %{{{field}}}";
        }
        return nameless ? "" : $"{Label(axis.Label, field)}: %{{{own ?? field}:.15~g}}";
    }

    public static string Value(string label, string field) => $"{Label(label, "value")}: %{{{field}:.15~g}}";

    static string Label(string label, string otherwise) =>
        PlotlyText.InTemplate(label.Length == 0 ? otherwise : label.Length <= LongestLabel ? label : label[..LongestLabel] + "…");
}
