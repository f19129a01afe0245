using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary>The options <c>--design</c>, <c>--contrast</c> and <c>--intercept</c>: a table of samples that becomes the columns of a linear model.</summary>
sealed class DesignInput
{
    readonly Option<string?> _intercept = new("--intercept")
    {
        Description = "Whether a column of ones is added. [default: where the columns do not make up a constant already]",
        HelpName = OptionText.Form(typeof(bool?)),
    };

    /// <summary>The table.</summary>
    public Option<string?> File { get; } = new("--design") { Description = "Table with one row per sample: numbers as they are, text as factors (first level the reference).", HelpName = "FILE" };

    /// <summary>What is tested.</summary>
    public Option<string?> Contrast { get; } = new("--contrast") { Description = "A coefficient, a difference A-B, or one number per coefficient. [default: the last coefficient]", HelpName = "NAME|A-B|0,1,..." };

    public void AddTo(Command command, bool required)
    {
        File.Required = required;
        command.Options.Add(File);
        command.Options.Add(Contrast);
        command.Options.Add(_intercept);
    }

    /// <summary>The table, read before the expression, whose samples it helps to find.</summary>
    public TableFile Read(ParseResult arguments, RunContext run)
    {
        TableFile file = TableReader.Read(arguments.GetValue(File)!, null, run);
        Provenance.Record(file.Input);
        return file;
    }

    /// <summary>Identifiers of the table's samples.</summary>
    public static ImmutableArray<string> SampleIds(TableFile file) =>
        [.. Enumerable.Range(0, file.Values.RowCount).Select(r => file.Values.Columns[0].TextAt(r) ?? "")];

    /// <summary>Joins the table with the expression and makes it a design.</summary>
    public JoinedDesign Join(ParseResult arguments, TableFile file, LabelledMatrix expression)
    {
        ImmutableArray<string> ids = SampleIds(file);
        CheckIds(file, ids);
        // Levels of a factor that only samples without expression have must not become columns.
        int[] rows = [.. Enumerable.Range(0, ids.Length).Where(r => expression.TryIndexOfSample(ids[r], out _))];
        rows = rows.Length == 0 ? [.. Enumerable.Range(0, ids.Length)] : rows;
        Table table = file.Values.SelectRows(rows);
        var model = ModelMatrix.Build(table, table.Columns.Skip(1).Select(c => c.Name), rows.Select(r => ids[r]));
        string? intercept = arguments.GetValue(_intercept);
        JoinedDesign joined = DesignMatrix.Join(expression, model.Values, intercept is null ? null : (bool?)OptionText.Parse(_intercept.Name, intercept, typeof(bool?)));
        int lost = ids.Length - rows.Length;
        Diagnostic[] notes = lost == 0 ? [] : [Diagnostic.Warning(ErrorCode.IdentifierDropped, FormattableString.Invariant(
            $"{lost} of {ids.Length} samples of the design have no expression (first: {string.Join(", ", ids.Where(id => !expression.TryIndexOfSample(id, out _)).Take(5))})."))];
        return joined with { Diagnostics = [.. model.Diagnostics, .. notes, .. joined.Diagnostics] };
    }

    /// <summary>Weights of the contrast that was asked for.</summary>
    public ImmutableArray<double> Weights(ParseResult arguments, LabelledMatrix design) =>
        Analysis.Statistics.Contrast.Parse(arguments.GetValue(Contrast) ?? design.FeatureIds[^1], design.FeatureIds);

    static void CheckIds(TableFile file, ImmutableArray<string> ids)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int r = 0; r < ids.Length; r++)
        {
            if (!seen.TryAdd(ids[r], r))
            {
                throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier, FormattableString.Invariant(
                    $"'{file.Input.Path}' has sample '{ids[r]}' on lines {file.Lines[seen[ids[r]]]} and {file.Lines[r]}; expected one row per sample. Remove or merge one of them."));
            }
        }
    }
}
