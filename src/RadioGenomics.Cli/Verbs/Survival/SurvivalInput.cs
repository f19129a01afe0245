using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary>The options by which every <c>survival</c> verb reads follow-up data, and the reading.</summary>
sealed class SurvivalInput
{
    readonly Option<string> _data = new("--data") { Description = "Table with one row per patient (or per interval).", Required = true, HelpName = "FILE" };
    readonly Option<string> _time = new("--time") { Description = "Column with the time of the event or of the last contact.", Required = true, HelpName = "COL" };
    readonly Option<string> _event = new("--event")
    {
        Description = "Column with the event: 0/1, TRUE/FALSE, 1/2 (2 is the event, as in R), known words such as Dead/Alive, or others with --event-value.",
        Required = true,
        HelpName = "COL",
    };
    readonly Option<string?> _start = new("--start") { Description = "Column with the time of (delayed) entry.", HelpName = "COL" };
    readonly Option<string?> _strata = new("--strata") { Description = "Columns whose combinations are strata.", HelpName = "a,b" };
    readonly Option<string?> _cluster = new("--cluster") { Description = "Column that says which rows belong together.", HelpName = "COL" };
    readonly Option<string?> _weights = new("--weights") { Description = "Column with the rows' weights.", HelpName = "COL" };
    readonly Option<string?> _timeUnit = new("--time-unit") { Description = "Unit of the times, for labels and for a check of their size.", HelpName = "days|weeks|months|years" };
    readonly Option<string?> _eventValue = new("--event-value") { Description = "Values of the event column that mean the event; all others are then censored.", HelpName = "a,b" };
    readonly Option<string?> _competing = new("--competing-value") { Description = "Values of the event column that mean a competing event; each is a cause.", HelpName = "a,b" };
    readonly Option<string?> _id = new("--id") { Description = "Column with the identifiers [default: found by its name]", HelpName = "COL" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_data, _time, _event, _start, _strata, _cluster, _weights, _timeUnit, _eventValue, _competing, _id])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was asked for, for <c>result.json</c>.</summary>
    public ImmutableArray<(string Name, object? Value)> Settings(ParseResult arguments) =>
    [
        ("data", arguments.GetValue(_data)), ("time", arguments.GetValue(_time)), ("event", arguments.GetValue(_event)), ("start", arguments.GetValue(_start)),
        ("strata", arguments.GetValue(_strata)), ("cluster", arguments.GetValue(_cluster)), ("weights", arguments.GetValue(_weights)),
        ("time-unit", arguments.GetValue(_timeUnit)), ("event-value", arguments.GetValue(_eventValue)), ("competing-value", arguments.GetValue(_competing)),
        ("id", arguments.GetValue(_id)),
    ];

    /// <summary>Reads the table, codes the event, drops rows with missing values and says how many.</summary>
    /// <param name="arguments">The parsed command line.</param>
    /// <param name="run">Cancellation, progress, threads.</param>
    /// <param name="needed">Further columns that a row must have a value of: covariates, groups.</param>
    /// <param name="textColumns">Columns to keep as text whatever they hold.</param>
    public SurvivalTable Read(ParseResult arguments, RunContext run, IReadOnlyCollection<string>? needed = null, IReadOnlyCollection<string>? textColumns = null)
    {
        string path = arguments.GetRequiredValue(_data), time = arguments.GetRequiredValue(_time), flag = arguments.GetRequiredValue(_event);
        string? start = arguments.GetValue(_start), weights = arguments.GetValue(_weights), cluster = arguments.GetValue(_cluster);
        ImmutableArray<string> strata = OptionText.List(arguments.GetValue(_strata));
        ClinicalTable table = ClinicalReader.Read(path, new()
        {
            IdColumn = arguments.GetValue(_id),
            IdRequired = false,
            RefuseNegativeTimes = true,
            TextColumns = [.. textColumns ?? []],
            NumberColumns = [.. new[] { start, weights }.OfType<string>()],
            Endpoints = [EndpointOf(arguments, time, flag)],
        }, run);
        Provenance.Record(table.Input);
        string[] own = [.. new[] { start, weights, cluster }.OfType<string>(), .. strata];
        RequireColumns(table.Values, path, [.. own, .. needed ?? []]);
        var rows = new CompleteRows(table, [.. own.Concat(needed ?? []).Distinct()]);
        SurvivalData data = DataOf(table, rows, start, arguments.GetValue(_timeUnit) ?? "", path)
            .WithStrata(Groups(rows.Table, strata)).WithClusters(cluster is null ? null : Grouping.FromColumn(rows.Table[cluster]))
            .WithWeights(weights is null ? [] : rows.Table[weights].AsNumbers());
        return new SurvivalTable
        {
            Path = path,
            Data = data,
            Columns = rows.Table,
            IdColumn = table.IdColumn,
            Diagnostics = [.. table.Diagnostics, .. rows.Diagnostics, .. data.Diagnostics, .. Repeated(path, table.IdColumn, data, start is null && cluster is null && strata.IsEmpty)],
        };
    }

    Endpoint EndpointOf(ParseResult arguments, string time, string flag) => new()
    {
        Name = flag,
        TimeColumn = time,
        EventColumn = flag,
        UnitKnown = false,
        EventValues = OptionText.List(arguments.GetValue(_eventValue)),
        CompetingValues = OptionText.List(arguments.GetValue(_competing)),
    };

    static SurvivalData DataOf(ClinicalTable table, CompleteRows rows, string? start, string unit, string path)
    {
        EndpointData endpoint = table.Endpoints[0];
        if (rows.Kept.Length == 0)
        {
            throw new RadioGenomicsException(ErrorCode.EmptyTable,
                FormattableString.Invariant($"{path}: none of {table.Ids.Length} rows has a value in every column that is needed. {rows.Missing}"));
        }
        ImmutableArray<string> ids = [.. rows.Kept.Select(r => table.Ids[r])];
        double[] times = [.. rows.Kept.Select(r => endpoint.Time[r])];
        int[] state = [.. rows.Kept.Select(r => (int)endpoint.Event[r])];
        return start is null
            ? SurvivalData.RightCensored(ids, times, state, unit, endpoint.Endpoint.Name)
            : SurvivalData.StartStop(ids, rows.Table[start].AsNumbers(), times, state, unit, endpoint.Endpoint.Name);
    }

    // A patient in two rows counts twice, and every interval is too narrow; with intervals, clusters or strata that is meant.
    static IEnumerable<Diagnostic> Repeated(string path, string idColumn, SurvivalData data, bool isOneRowEach)
    {
        string[] repeated = isOneRowEach && idColumn.Length > 0 ? [.. data.SampleIds.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key)] : [];
        if (repeated.Length > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.DuplicateIdentifier, FormattableString.Invariant(
                $"{path}: {repeated.Length} identifiers in column '{idColumn}' come in several rows, such as '{repeated[0]}'; each row counts as a patient. Drop the repeats, or say what they are with --start, --cluster or --strata."));
        }
    }

    static Grouping? Groups(Table table, ImmutableArray<string> columns) => columns.Length switch
    {
        0 => null,
        1 => Grouping.FromColumn(table[columns[0]]),
        _ => Grouping.FromText(string.Join(", ", columns), Enumerable.Range(0, table.RowCount).Select(r => string.Join(", ", columns.Select(c => table[c].TextAt(r))))),
    };

    static void RequireColumns(Table table, string path, IEnumerable<string> columns)
    {
        foreach (string column in columns.Where(c => !table.HasColumn(c)))
        {
            string[] near = [.. NearLabels.Find(column, table.Columns.Select(c => c.Name), 3)];
            throw new RadioGenomicsException(ErrorCode.MissingColumn, $"{path}: there is no column '{column}'. "
                + (near.Length > 0 ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}? " : "")
                + $"The header has: {string.Join(", ", table.Columns.Take(12).Select(c => $"'{c.Name}'"))}{(table.Columns.Length > 12 ? " ..." : "")}.");
        }
    }
}
