using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Names of groups that a number was cut into.</summary>
static class CutNames
{
    const int FewestDigits = 4, MostDigits = 16;

    /// <summary>Each cut with as few digits (four or more) as still divide the values into the same groups: 40335.3 and not 40335.300599999995.</summary>
    public static string[] At(IReadOnlyList<double> values, IReadOnlyList<double> cuts)
    {
        string[] names = [.. cuts.Select(cut => Short(values, cut))];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : [.. cuts.Select(TableColumn.FormatNumber)];
    }

    static string Short(IReadOnlyList<double> values, double cut)
    {
        for (int digits = FewestDigits; digits < MostDigits; digits++)
        {
            double rounded = double.Parse(cut.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (values.All(v => (v <= rounded) == (v <= cut)))
            {
                return TableColumn.FormatNumber(rounded);
            }
        }
        return TableColumn.FormatNumber(cut);
    }
}
