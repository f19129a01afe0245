using System.Globalization;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>
/// Compares two drawings that this library made: the words of the SVG exactly, its coordinates as the tolerance says: exactly where the data
/// behind them are the same, to one unit of the last digit where they agree within the tolerance.
/// </summary>
static partial class SvgComparison
{
    public static void Compare(string place, string stored, string fresh, Differences found)
    {
        if (string.Equals(stored, fresh, StringComparison.Ordinal))
        {
            found.Word(place, "", "");
            return;
        }
        VerifyTolerance tolerance = found.Options.Tolerance;
        string[] before = Number().Split(stored), after = Number().Split(fresh);
        MatchCollection numbers = Number().Matches(stored), others = Number().Matches(fresh);
        if (numbers.Count != others.Count)
        {
            found.Other(place, FormattableString.Invariant($"a drawing with {numbers.Count:N0} numbers"), FormattableString.Invariant($"one with {others.Count:N0}"));
            return;
        }
        for (int i = 0; i < before.Length; i++)
        {
            found.Word(place, before[i], after[i]);
        }
        for (int i = 0; i < numbers.Count; i++)
        {
            string text = numbers[i].Value;
            int point = text.IndexOf('.', StringComparison.Ordinal);
            double unit = point < 0 ? 0 : Math.Pow(10, point + 1 - text.Length);
            found.Number($"{place}, {Context(stored, numbers[i].Index)}", Value(text), Value(others[i].Value), tolerance, unit: unit);
        }
    }

    static double Value(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // The element that a number stands in, so that a reader finds it.
    static string Context(string svg, int index)
    {
        int open = svg.LastIndexOf('<', index);
        int end = open < 0 ? -1 : svg.IndexOfAny([' ', '>'], open);
        return end > open && open >= 0 ? svg[(open + 1)..end] : "text";
    }

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Number();
}
