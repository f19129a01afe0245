using System.Globalization;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>Turns what a failed restore says into one error that names the package and the sources.</summary>
static partial class RestoreErrors
{
    public static RadioGenomicsException Of(RestorePlan plan, string output)
    {
        (string Code, string Text)[] errors = [.. ErrorLine().Matches(output)
            .Select(m => (m.Groups[1].Value, Clean(m.Groups[2].Value))).Distinct()];
        string names = string.Join("; ", plan.Packages.Select(p => p.ToString()));
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal) || errors.Any(e => e.Code is "NETSDK1045"))
        {
            return Throw.NoSdk(errors.Length > 0 ? errors[0].Text : "no SDK was found");
        }
        // The message about a package that is not there says more than the one about an address that does not answer, unless both come.
        string[] unreachable = [.. errors.Where(e => e.Code is "NU1301" or "NU1302").Select(e => e.Text)];
        string[] missing = [.. errors.Where(e => e.Code is "NU1101" or "NU1102" or "NU1103").Select(e => e.Text)];
        if (unreachable.Length > 0)
        {
            return Throw.SourceUnreachable(names, unreachable[0], plan.Sources);
        }
        if (missing.Length > 0)
        {
            return Throw.PackageMissing(string.Join(' ', missing.Take(5).Select(m => Named(m, plan))), plan.Sources);
        }
        string said = errors.Length > 0 ? string.Join(" ", errors.Take(3).Select(e => $"{e.Code}: {e.Text}"))
            : output.Split('\n').LastOrDefault(l => l.Trim().Length > 0)?.Trim() ?? "the restore said nothing";
        return Throw.RestoreFailed(names, said);
    }

    // The restore knows the notebook's sources by numbers.
    static string Named(string text, RestorePlan plan) =>
        SourceKey().Replace(text, m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is int i && i >= 1 && i <= plan.Sources.Length ? $"'{plan.Sources[i - 1]}'" : m.Value);

    // Paths of the temporary project say nothing to the reader, and would differ from run to run.
    static string Clean(string text)
    {
        string clean = ProjectPath().Replace(text, "").Replace(" :", ":", StringComparison.Ordinal).Trim();
        return clean.Length > 600 ? clean[..600] + "…" : clean;
    }

    [GeneratedRegex(@"error ((?:NU|NETSDK|MSB)\d+): (.*)$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\bnotebook-(\d{1,4})\b")]
    private static partial Regex SourceKey();

    [GeneratedRegex(@"\s*\[[^\]]*notebook\.csproj[^\]]*\]|\S*radiogenomics-restore-\S*")]
    private static partial Regex ProjectPath();
}
