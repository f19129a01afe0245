using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>
/// Reads phenotype files of GSEA (.cls), plain or .gz. Classes: a line with the numbers of samples and classes and a 1, a line "# A B", a line
/// with a class for each sample, by name or by number. Numbers: "#numeric", then "#name" and a line of values for each phenotype.
/// </summary>
public static class ClsReader
{
    static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Reads a phenotype file.</summary>
    /// <param name="path">Path of a .cls file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1011, 1012, 1013, 1023), <see cref="ErrorCode.FileFormat"/>: counts that
    /// do not agree, lines that are missing, <see cref="ErrorCode.NotANumber"/>.</exception>
    public static ClsFile Read(string path, ClsReadOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        (byte[] utf8, InputRecord input) = WholeText.Read(path, "phenotype", options ?? new(), run ?? RunContext.Default);
        (string Text, int Number)[] lines = [.. Encoding.UTF8.GetString(utf8).Split('\n').Select((t, i) => (t.Trim('\uFEFF', '\r', ' ', '\t'), i + 1)).Where(l => l.Item1.Length > 0)];
        if (lines.Length == 0)
        {
            Throw.FileFormat(path, "the file is empty.", Expected);
        }
        return lines[0].Text.StartsWith("#numeric", StringComparison.OrdinalIgnoreCase) ? ReadNumbers(path, lines, input) : ReadClasses(path, lines, input);
    }

    const string Expected = "Expected the numbers of samples and classes and a 1 (48 2 1), a line with the classes (# ALL AML) and a line with a class for each sample; or #numeric.";

    static ClsFile ReadClasses(string path, (string Text, int Number)[] lines, InputRecord input)
    {
        string[] head = Cells(lines[0].Text);
        if (lines.Length < 3 || head.Length < 2 || !int.TryParse(head[0], NumberStyles.None, CultureInfo.InvariantCulture, out int samples)
            || !int.TryParse(head[1], NumberStyles.None, CultureInfo.InvariantCulture, out int classes) || !lines[1].Text.StartsWith('#'))
        {
            Throw.FileFormat(path, lines[0].Number, $"found '{Throw.Short(lines[0].Text)}' and {lines.Length.ToString(CultureInfo.InvariantCulture)} lines in all.", Expected);
            throw null!;
        }
        string[] names = Cells(lines[1].Text[1..]), cells = [.. lines.Skip(2).SelectMany(l => Cells(l.Text))];
        if (cells.Length != samples)
        {
            Throw.FileFormat(path, lines[2].Number, FormattableString.Invariant($"found {cells.Length} classes of samples, but the first line announces {samples} samples."), "One of them is wrong.");
        }
        string[] distinct = [.. cells.Distinct(StringComparer.Ordinal)];
        if (distinct.Length != classes || names.Length != classes)
        {
            Throw.FileFormat(path, lines[1].Number, FormattableString.Invariant($"found {names.Length} names ({Throw.Listing(names, 4)}) and {distinct.Length} classes of samples ({Throw.Listing(distinct, 4)}), but the first line announces {classes} classes."), "They must agree.");
        }
        // Where samples are labelled otherwise than line 2 says (0 and 1), names go by order of appearance, as GSEA does.
        bool named = distinct.All(names.Contains);
        string[] labels = named ? cells : [.. cells.Select(c => names[Array.IndexOf(distinct, c)])];
        return new() { Labels = [.. labels], Classes = [.. names], Input = input };
    }

    static ClsFile ReadNumbers(string path, (string Text, int Number)[] lines, InputRecord input)
    {
        var numbers = ImmutableArray.CreateBuilder<(string, ImmutableArray<double>)>();
        for (int i = 1; i < lines.Length; i += 2)
        {
            if (!lines[i].Text.StartsWith('#') || i + 1 == lines.Length)
            {
                Throw.FileFormat(path, lines[i].Number, $"found '{Throw.Short(lines[i].Text)}'.", "Expected '#' with the name of a phenotype, and its values on the next line.");
            }
            numbers.Add((lines[i].Text[1..].Trim(), Values(path, lines[i + 1])));
        }
        if (numbers.Count == 0 || numbers.Any(n => n.Item2.Length != numbers[0].Item2.Length))
        {
            Throw.FileFormat(path, FormattableString.Invariant($"found {numbers.Count} phenotypes with {string.Join(", ", numbers.Take(5).Select(n => n.Item2.Length))} values."), "Expected at least one, all with one value per sample.");
        }
        return new() { Numbers = numbers.ToImmutable(), Input = input };
    }

    static ImmutableArray<double> Values(string path, (string Text, int Number) line)
    {
        string[] cells = Cells(line.Text);
        double[] values = new double[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            if (!NumberParser.TryParse(Encoding.UTF8.GetBytes(cells[i]), (byte)'.', out values[i]))
            {
                Throw.NotANumber(path, line.Number, FormattableString.Invariant($"value {i + 1}"), cells[i], "");
            }
        }
        return [.. values];
    }

    static string[] Cells(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
}
