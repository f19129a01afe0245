using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs.Survival;

/// <summary>The options by which <c>survival</c> verbs read a matrix of features, and its join with the follow-up table by identifier.</summary>
sealed class FeatureFile
{
    readonly Option<string> _features = new("--features") { Description = "Matrix of features (.tsv .csv .txt .gct, plain or .gz), joined with --data by identifier.", Required = true, HelpName = "FILE" };
    readonly Option<string?> _orientation = new("--orientation") { Description = "How the matrix stands.", HelpName = OptionText.Form(typeof(Orientation)) };

    public void AddTo(Command command)
    {
        command.Options.Add(_features);
        command.Options.Add(_orientation);
    }

    public ImmutableArray<(string Name, object? Value)> Settings(ParseResult arguments) =>
        [("features", arguments.GetValue(_features)), ("orientation", arguments.GetValue(_orientation))];

    /// <summary>Reads the matrix and keeps the rows that both have, in the follow-up's order.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoSharedKey"/>; <see cref="ErrorCode.MissingColumn"/> when the follow-up
    /// table has no identifiers.</exception>
    public FeatureJoin Join(ParseResult arguments, SurvivalTable table, RunContext run)
    {
        string path = arguments.GetRequiredValue(_features);
        Orientation orientation = arguments.GetValue(_orientation) is string text
            ? (Orientation)OptionText.Parse(_orientation.Name, text, typeof(Orientation))! : Orientation.Auto;
        if (table.IdColumn.Length == 0)
        {
            throw new RadioGenomicsException(ErrorCode.MissingColumn,
                $"{table.Path}: no column holds identifiers by which '{path}' could be joined. Name it with --id.");
        }
        SurvivalData data = table.Data;
        MatrixFile file = MatrixReader.Read(path, new() { Orientation = orientation, KnownSampleIds = [.. data.SampleIds.Distinct()] }, run);
        Provenance.Record(file.Input);
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(r => file.Values.TryIndexOfSample(data.SampleIds[r], out _))];
        if (rows.Length == 0)
        {
            throw new RadioGenomicsException(ErrorCode.NoSharedKey, FormattableString.Invariant(
                $"'{path}' ({file.Values.SampleCount} samples, first '{file.Values.SampleIds[0]}') and '{table.Path}' ({data.Count} rows, first '{data.SampleIds[0]}') share no identifier. ")
                + "Map the identifiers to one form, or name their column with --id.");
        }
        return new()
        {
            Data = rows.Length == data.Count ? data : data.Subset(rows),
            Columns = rows.Length == data.Count ? table.Columns : table.Columns.SelectRows(rows),
            Features = Rows(file.Values, [.. rows.Select(r => data.SampleIds[r])]),
            Diagnostics = [.. file.Diagnostics, .. Losses(path, file.Values, table, rows.Length)],
        };
    }

    // A patient with several intervals takes the same features for each.
    static LabelledMatrix Rows(LabelledMatrix matrix, ImmutableArray<string> ids)
    {
        int[] samples = [.. ids.Select(matrix.IndexOfSample)];
        double[] values = new double[checked(samples.Length * matrix.FeatureCount)];
        for (int f = 0; f < matrix.FeatureCount; f++)
        {
            ReadOnlySpan<double> column = matrix.Column(f);
            for (int i = 0; i < samples.Length; i++)
            {
                values[(f * samples.Length) + i] = column[samples[i]];
            }
        }
        return LabelledMatrix.FromColumnMajor(ModelMatrix.RowLabels(ids), matrix.FeatureIds, values).WithName(matrix.Name, matrix.Unit);
    }

    static IEnumerable<Diagnostic> Losses(string path, LabelledMatrix matrix, SurvivalTable table, int kept)
    {
        HashSet<string> ids = [.. table.Data.SampleIds];
        int onlyData = table.Data.Count - kept, onlyFeatures = matrix.SampleIds.Count(id => !ids.Contains(id));
        if (onlyData > 0 || onlyFeatures > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.IdentifierDropped, FormattableString.Invariant(
                $"Joined by identifier: {kept} rows; {onlyData} rows of '{table.Path}' have no features, {onlyFeatures} samples of '{path}' have no follow-up{Examples(matrix, ids, onlyFeatures)}."));
        }
    }

    static string Examples(LabelledMatrix matrix, HashSet<string> ids, int count) =>
        count == 0 ? "" : $" (such as {string.Join(", ", matrix.SampleIds.Where(id => !ids.Contains(id)).Take(3))})";
}

/// <summary>Follow-up and features of the same rows.</summary>
sealed record FeatureJoin
{
    public required SurvivalData Data { get; init; }

    /// <summary>The follow-up table's columns, the same rows.</summary>
    public required Table Columns { get; init; }

    public required LabelledMatrix Features { get; init; }

    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
