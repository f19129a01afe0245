using System.Text.RegularExpressions;

namespace RadioGenomics.Data;

/// <summary>Recognises gene symbols that a spreadsheet turned into dates or numbers (Ziemann et al. 2016, Genome Biology 17:177).</summary>
public static partial class DamagedSymbols
{
    /// <summary>Whether a label looks like a date or a float made from a gene symbol: 3-Mar, Sep-01, 2023-03-01, 1/9/2016, 2.31E+13.</summary>
    /// <param name="label">A gene label.</param>
    public static bool IsDamaged(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return DayMonth().IsMatch(label) || IsoDate().IsMatch(label) || SlashDate().IsMatch(label) || Float().IsMatch(label);
    }

    /// <summary>What the symbol probably was, in words; empty when nothing is known.</summary>
    /// <param name="label">A damaged label.</param>
    public static string Suggest(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        Match match = DayMonth().Match(label);
        if (!match.Success)
        {
            return IsoDate().IsMatch(label) || SlashDate().IsMatch(label) ? "a SEPTIN, MARCHF or DELEC1 gene" : "a RIKEN-style clone name with an E in it";
        }
        string number = match.Groups["day"].Value.TrimStart('0');
        return match.Groups["month"].Value.ToUpperInvariant()[..3] switch
        {
            "MAR" or "MRZ" or "MÄR" => $"MARCHF{number} (formerly MARCH{number}) or MTARC{number} (formerly MARC{number})",
            "SEP" => $"SEPTIN{number} (formerly SEPT{number})",
            "DEC" or "DEZ" => "DELEC1 (formerly DEC1)",
            "OCT" or "OKT" => $"POU5F1 or another POU gene (alias OCT{number})",
            _ => "",
        };
    }

    const string Months = "jan|feb|mar|mrz|mär|apr|may|mai|jun|jul|aug|sept?|oct|okt|nov|dec|dez";

    [GeneratedRegex($@"^((?<day>\d{{1,2}})[-. ](?<month>{Months})|(?<month>{Months})[-. ](?<day>\d{{1,2}}))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"^(19|20)\d\d-\d\d-\d\d([ T]00:00:00)?$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^\d{1,2}[/.]\d{1,2}[/.](19|20)?\d\d$")]
    private static partial Regex SlashDate();

    [GeneratedRegex(@"^\d\.\d+E\+\d{2}$")]
    private static partial Regex Float();
}
