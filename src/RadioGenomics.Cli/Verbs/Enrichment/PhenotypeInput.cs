using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Enrichment;

/// <summary>The phenotype form of <c>enrich gsea</c>: expression, phenotype, and which classes or column of it.</summary>
sealed class PhenotypeInput
{
    readonly ExpressionInput _expression = new();
    readonly Option<string?> _phenotype = new("--phenotype") { Description = "What samples differ in: a .cls file (samples in the order of the expression file), or a table with samples in the first column.", HelpName = "FILE" };
    readonly Option<string?> _column = new("--phenotype-column") { Description = "Column of the table, or name of a numeric phenotype of the .cls file. [default: the only one]", HelpName = "COL" };
    readonly Option<string?> _classes = new("--classes") { Description = "The two classes to compare; genes higher in the first have positive scores. [default: the two there are]", HelpName = "A,B" };
    readonly Option<string?> _chip = new("--chip") { Description = "Table from probe to gene symbol (.chip): first two columns. Of several probes of a gene, the one with the largest mean is kept.", HelpName = "FILE" };
    readonly Option<string?> _metric = new("--metric") { Description = "How strongly a gene goes with the phenotype. [default: auto, signal to noise for classes, Pearson for numbers]", HelpName = OptionText.Form(typeof(GeneMetric?)) };

    public void AddTo(Command command)
    {
        _expression.AddTo(command, false);
        foreach (Option option in (Option[])[_phenotype, _column, _classes, _chip, _metric])
        {
            command.Options.Add(option);
        }
    }

    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_phenotype) is not null || arguments.GetValue(_expression.File) is not null;

    public VerbResult Run(ParseResult arguments, GeneSetCollection sets, GseaOptions shared, RunContext run)
    {
        if (arguments.GetValue(_phenotype) is not string path || arguments.GetValue(_expression.File) is null)
        {
            throw new RadioGenomicsException(ErrorCode.Usage, "The phenotype form needs two files: --expression FILE and --phenotype FILE.");
        }
        bool isCls = path.EndsWith(".cls", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cls.gz", StringComparison.OrdinalIgnoreCase);
        TableFile? table = isCls ? null : TableReader.Read(path, null, run);
        ImmutableArray<string> known = table is null ? [] : [.. Rows(table.Values).Select(r => table.Values.Columns[0].TextAt(r) ?? "")];
        ExpressionTable expression = _expression.Read(arguments, sets, known, run, arguments.GetValue(_chip));
        (LabelledMatrix matrix, GseaPhenotype phenotype, ImmutableArray<Diagnostic> notes) = table is null
            ? OfCls(arguments, ClsReader.Read(path, null, run), expression.Values, path)
            : OfTable(arguments, table, expression.Values, path);
        string? metric = arguments.GetValue(_metric);
        PhenotypeGseaResult result = PhenotypeGsea.Run(matrix, phenotype, sets, new()
        {
            MinSize = shared.MinSize,
            MaxSize = shared.MaxSize,
            Weight = shared.Weight,
            Permutations = shared.Permutations ?? new PhenotypeGseaOptions().Permutations,
            Metric = metric is null ? null : (GeneMetric?)OptionText.Parse(_metric.Name, metric, typeof(GeneMetric?)),
        }, run);
        return VerbResult.From(result, result.Options) with
        {
            Diagnostics = [.. expression.Diagnostics.Concat(notes).Concat(sets.Diagnostics).Concat(result.Diagnostics).Distinct()],
            Settings = [("expression", arguments.GetValue(_expression.File)), ("phenotype", path), ("phenotype-column", phenotype.Name), ("chip", arguments.GetValue(_chip))],
        };
    }

    static IEnumerable<int> Rows(Table table) => Enumerable.Range(0, table.RowCount);

    (LabelledMatrix, GseaPhenotype, ImmutableArray<Diagnostic>) OfCls(ParseResult arguments, ClsFile file, LabelledMatrix expression, string path)
    {
        Provenance.Record(file.Input);
        int count = file.Labels.IsEmpty ? file.Numbers[0].Values.Length : file.Labels.Length;
        if (count != expression.SampleCount)
        {
            throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
                FormattableString.Invariant($"'{path}' has {count} samples, the expression matrix {expression.SampleCount}. A .cls file names no samples, so both must have the same ones in the same order; a table with sample identifiers is safer."));
        }
        string[] cells = file.Labels.IsEmpty ? [] : [.. file.Labels];
        ImmutableArray<Diagnostic> notes = [Diagnostic.Note(ErrorCode.ReaderNote, $"'{path}' names no samples, so they were taken in the order of the expression file: "
            + $"first {expression.SampleIds[0]}{(cells.Length > 0 ? $" = {cells[0]}" : "")}, last {expression.SampleIds[^1]}{(cells.Length > 0 ? $" = {cells[^1]}" : "")}.")];
        if (cells.Length > 0)
        {
            (LabelledMatrix matrix, GseaPhenotype classes) = Classes(arguments, expression, cells, file.Classes, Path.GetFileNameWithoutExtension(path));
            return (matrix, classes, notes);
        }
        string? name = arguments.GetValue(_column) ?? (file.Numbers.Length == 1 ? file.Numbers[0].Name : null);
        int at = file.Numbers.Select(n => n.Name).ToList().IndexOf(name ?? "");
        return at >= 0
            ? (expression, GseaPhenotype.Number(name!, file.Numbers[at].Values), notes)
            : throw Choose(path, name, file.Numbers.Select(n => n.Name));
    }

    (LabelledMatrix, GseaPhenotype, ImmutableArray<Diagnostic>) OfTable(ParseResult arguments, TableFile file, LabelledMatrix expression, string path)
    {
        Provenance.Record(file.Input);
        Table table = file.Values;
        string? name = arguments.GetValue(_column) ?? (table.Columns.Length == 2 ? table.Columns[1].Name : null);
        TableColumn column = name is not null && table.HasColumn(name) ? table[name] : throw Choose(path, name, table.Columns.Skip(1).Select(c => c.Name));
        (int[] samples, int[] rows) = Join(table, expression, column, path);
        LabelledMatrix matrix = expression.SelectSamples(samples);
        int without = expression.SampleCount - samples.Length;
        ImmutableArray<Diagnostic> notes = without == 0 ? file.Diagnostics : file.Diagnostics.Add(Diagnostic.Warning(ErrorCode.IdentifierDropped,
            FormattableString.Invariant($"{without} of {expression.SampleCount} samples of the expression matrix have no value of '{name}' in '{path}' and were left out.")));
        string[] cells = [.. rows.Select(r => column.TextAt(r)!)];
        string[] distinct = [.. cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (column.Kind is ColumnKind.Number or ColumnKind.Integer && distinct.Length > 2 && arguments.GetValue(_classes) is null)
        {
            return (matrix, GseaPhenotype.Number(name, [.. rows.Select(column.NumberAt)]), notes);
        }
        // Of 0 and 1 or false and true, the second is the one of interest.
        bool isFlag = column.Kind != ColumnKind.Text;
        (LabelledMatrix chosen, GseaPhenotype phenotype) = Classes(arguments, matrix, cells, [.. isFlag ? distinct.Reverse() : distinct], name);
        return (chosen, phenotype, notes);
    }

    static (int[] Samples, int[] Rows) Join(Table table, LabelledMatrix expression, TableColumn column, string path)
    {
        var rowOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int row in Rows(table))
        {
            string id = table.Columns[0].TextAt(row) ?? "";
            if (!rowOf.TryAdd(id, row))
            {
                throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier,
                    FormattableString.Invariant($"'{path}' has sample '{id}' in data rows {rowOf[id] + 1} and {row + 1}; expected one row per sample. Remove or merge one of them."));
            }
        }
        int[] samples = [.. Enumerable.Range(0, expression.SampleCount).Where(s => rowOf.TryGetValue(expression.SampleIds[s], out int row) && !column.IsMissing(row))];
        return samples.Length > 0
            ? (samples, [.. samples.Select(s => rowOf[expression.SampleIds[s]])])
            : throw new RadioGenomicsException(ErrorCode.NoSharedKey,
                $"The expression matrix (first sample '{expression.SampleIds[0]}') and '{path}' (first '{table.Columns[0].TextAt(0)}') share no sample with a value of '{column.Name}'. Map the identifiers to one form.");
    }

    (LabelledMatrix, GseaPhenotype) Classes(ParseResult arguments, LabelledMatrix expression, string[] cells, ImmutableArray<string> present, string name)
    {
        ImmutableArray<string> asked = OptionText.List(arguments.GetValue(_classes));
        ImmutableArray<string> pair = asked.IsEmpty ? present : asked;
        if (pair.Length != 2 || pair.Any(c => !present.Contains(c)))
        {
            throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
                $"Phenotype '{name}' has the classes {string.Join(", ", present.Take(8))}. Expected two of them: --classes A,B, where genes higher in A have positive scores.");
        }
        int[] kept = [.. Enumerable.Range(0, cells.Length).Where(i => pair.Contains(cells[i]))];
        LabelledMatrix matrix = kept.Length == cells.Length ? expression : expression.SelectSamples(kept);
        return (matrix, GseaPhenotype.TwoClasses(name, [.. kept.Select(i => cells[i])], pair[0], pair[1]));
    }

    static RadioGenomicsException Choose(string path, string? name, IEnumerable<string> columns) => new(ErrorCode.MissingColumn,
        $"'{path}' has {(name is null ? "several phenotypes" : $"no phenotype '{name}'")}. Choose one with --phenotype-column: {string.Join(", ", columns.Take(8))}.");
}
