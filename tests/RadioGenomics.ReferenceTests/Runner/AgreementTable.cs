using System.Globalization;
using System.Text;

namespace RadioGenomics.ReferenceTests;

/// <summary>Writes tests/reference/README.md: which reference each method was compared with, and how well they agree.</summary>
static class AgreementTable
{
    const string Introduction = """
        # Reference values

        Each folder `<Area>/<Method>/<case>/` holds one comparison: `input*.tsv`, `expected.tsv`, `case.json` (method, evidence grade, tool and
        version, call, options, tolerance with its reason) and `make.R`, the script that made the expected values. `tests/RadioGenomics.ReferenceTests`
        runs them all; a method's handler is one class there (`IReferenceMethod`).

        Grades: **1** derived by hand; **2** certified values; **3** reference implementation run; **4** own snapshot, which validates nothing.
        *Worst* is the largest difference seen, relative to the expected value (plain where the tolerance is absolute only); it depends on the
        processor in its last digits. *Allowed* is relative + absolute; the reason stands in `case.json`.

        This file is generated. To renew it after a new case:

            dotnet run --project tests/RadioGenomics.ReferenceTests -- -method '*WritesAgreementTable*'
            cp artifacts/reference-agreement.md tests/reference/README.md


        """;

    public static string Build()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        text.Append("| method | case | reference | call | grade | cells | worst | allowed |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (string id in ReferenceFolder.CaseIds())
        {
            text.Append(Row(new ReferenceCase(id))).Append('\n');
        }
        return text.ToString();
    }

    static string Row(ReferenceCase c)
    {
        var seen = TableComparison.Run(c, ReferenceFolder.Methods[c.Spec.Method].Run(c));
        Tolerance t = c.Spec.Tolerance;
        string call = c.Spec.Call.Replace("|", "\\|", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {c.Spec.Method} | [{c.Name}]({c.Id}) | {c.Spec.Tool} {c.Spec.Version} | `{call}` | {c.Spec.Grade} | {seen.CellCount} | {Short(seen.Worst)} | {Allowed(t)} |");
    }

    static string Allowed(Tolerance t) => t.Relative == 0 && t.Absolute == 0 ? "exact"
        : t.Absolute == 0 ? Short(t.Relative)
        : t.Relative == 0 ? $"{Short(t.Absolute)} absolute"
        : $"{Short(t.Relative)} + {Short(t.Absolute)}";

    static string Short(double x) => x == 0 ? "0" : x.ToString("0.#e-0", CultureInfo.InvariantCulture);
}
