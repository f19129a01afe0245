using System.Collections.Immutable;
using RadioGenomics.Data;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

/// <summary>From a manifest to a cohort: read, join, align, transform, check.</summary>
static class CohortBuilder
{
    public static Cohort Build(string path, CohortLoadOptions options, RunContext run)
    {
        (CohortManifest manifest, ImmutableArray<LoadedTable> tables, InputRecord input) = Read(path, options, run);
        return Build(manifest, tables, [input], run);
    }

    public static Cohort Build(CohortManifest manifest, string folder, RunContext run) =>
        Build(manifest, TableLoader.ReadAll(manifest, Path.Combine(folder, "cohort.json"), null, run), [], run);

    static Cohort Build(CohortManifest manifest, ImmutableArray<LoadedTable> tables, ImmutableArray<InputRecord> manifestFile, RunContext run)
    {
        JoinResult join = Join(manifest, tables);
        join.Report.ThrowIfFailed();
        ImmutableArray<string> labels = [.. join.Keys.Select(k => k.ToString())];
        List<CohortStep> steps = [.. tables.Select(t => new CohortStep(t.Name, "read", $"{t.Describe()} from {t.Manifest.File}"))];
        List<Diagnostic> diagnostics = [.. tables.SelectMany(t => t.Diagnostics), .. join.Report.Diagnostics];
        var matrices = ImmutableDictionary.CreateBuilder<string, LabelledMatrix>(StringComparer.Ordinal);
        Table? clinical = null;
        for (int i = 0; i < tables.Length; i++)
        {
            run.Report("align", (double)i / tables.Length);
            if (tables[i].Matrix is LabelledMatrix matrix)
            {
                LabelledMatrix aligned = Align(tables[i], matrix, join.Rows[i], labels);
                steps.Add(new CohortStep(tables[i].Name, "join", FormattableString.Invariant($"{aligned.SampleCount} × {aligned.FeatureCount}")));
                matrices[tables[i].Name] = CohortTransforms.Apply(tables[i], aligned, steps, diagnostics);
                NameUninformative(matrices[tables[i].Name], diagnostics);
            }
            else
            {
                clinical = clinical is null ? RowAligner.Align(tables[i].Columns!, join.Rows[i], labels) : Beside(clinical, tables[i], join.Rows[i], labels);
            }
        }
        CheckVolume(manifest, tables, matrices);
        ImmutableArray<InputRecord> inputs = [.. manifestFile, .. tables.SelectMany(t => t.Inputs)];
        inputs.ToList().ForEach(Provenance.Record);
        return new Cohort(new CohortParts
        {
            Manifest = manifest,
            Report = join.Report,
            Keys = join.Keys,
            Labels = labels,
            Matrices = matrices.ToImmutable(),
            Variants = tables.Select((t, i) => (t.Name, t.Variants, Rows: join.Rows[i])).Where(t => t.Variants is not null)
                .ToImmutableDictionary(t => t.Name, t => RowAligner.Variants(t.Variants!, tables.Single(x => x.Name == t.Name).Identifiers, t.Rows, labels), StringComparer.Ordinal),
            Clinical = clinical,
            Endpoints = [.. tables.SelectMany((t, i) => t.Endpoints.Select(e => AlignEndpoint(e, join.Rows[i])))],
            Inputs = inputs,
            Steps = [.. steps],
            Diagnostics = [.. diagnostics],
            Seed = run.Seed,
        });
    }

    public static JoinReport Examine(string path, CohortLoadOptions options, RunContext run)
    {
        (CohortManifest manifest, ImmutableArray<LoadedTable> tables, _) = Read(path, options, run);
        return Join(manifest, tables).Report;
    }

    static (CohortManifest Manifest, ImmutableArray<LoadedTable> Tables, InputRecord Input) Read(string path, CohortLoadOptions options, RunContext run)
    {
        CohortManifest manifest = options.Apply(CohortManifest.Read(path));
        string? root = options.DataRoot ?? Environment.GetEnvironmentVariable("RADIOGENOMICS_DATA");
        return (manifest, TableLoader.ReadAll(manifest, path, root, run), TableLoader.Record(path, "manifest"));
    }

    static JoinResult Join(CohortManifest manifest, ImmutableArray<LoadedTable> tables) => JoinEngine.Run(
        [.. tables.Select(t => t.ToJoinTable(manifest))],
        new JoinOptions { JoinOn = manifest.JoinOn, MinimumJoinedShare = manifest.MinimumJoinedShare });

    static LabelledMatrix Align(LoadedTable table, LabelledMatrix matrix, ImmutableArray<ImmutableArray<int>> rows, ImmutableArray<string> labels)
    {
        bool mutations = table.Manifest.Kind == TableKind.Mutations;
        double absent = mutations && table.Manifest.AssumeProfiled ? 0 : double.NaN;
        LabelledMatrix aligned = RowAligner.Align(matrix, rows, labels, absent, anyOf: mutations)
            .WithName(table.Name, mutations ? "1 mutated, 0 wild type" : matrix.Unit.Length > 0 ? matrix.Unit : table.Manifest.Unit);
        return mutations ? aligned.SelectFeatures([.. Enumerable.Range(0, aligned.FeatureCount).Where(f => aligned.Column(f).Contains(1.0))]) : aligned;
    }

    // Two clinical tables become one; a column name that both have gets the table's name in front.
    static Table Beside(Table clinical, LoadedTable table, ImmutableArray<ImmutableArray<int>> rows, ImmutableArray<string> labels) => new(clinical.Name,
        clinical.Columns.Concat(RowAligner.Align(table.Columns!, rows, labels).Columns.Skip(1)
            .Select(c => clinical.HasColumn(c.Name) ? c.Renamed($"{table.Name}.{c.Name}") : c)));

    static CohortEndpoint AlignEndpoint(EndpointData data, ImmutableArray<ImmutableArray<int>> rows)
    {
        bool[] known = [.. rows.Select(r => !r.IsEmpty && !double.IsNaN(data.Time[r[0]]) && !double.IsNaN(data.Event[r[0]]))];
        return new CohortEndpoint
        {
            Name = data.Endpoint.Name,
            Unit = data.Endpoint.Unit,
            Time = [.. rows.Select((r, i) => known[i] ? data.Time[r[0]] : double.NaN)],
            Event = [.. rows.Select((r, i) => known[i] ? data.Event[r[0]] : double.NaN)],
        };
    }

    static void CheckVolume(CohortManifest manifest, ImmutableArray<LoadedTable> tables, ImmutableDictionary<string, LabelledMatrix>.Builder matrices)
    {
        LabelledMatrix[] radiomics = [.. tables.Where(t => t.Manifest.Kind == TableKind.Radiomics).Select(t => matrices[t.Name])];
        if (manifest.Volume is string volume && !radiomics.Any(m => m.TryIndexOfFeature(volume, out _)))
        {
            Throw.VolumeNotFound(volume, radiomics.SelectMany(m => m.FeatureIds));
        }
    }

    // Named once here: every analysis meets them again as NaN.
    static void NameUninformative(LabelledMatrix matrix, List<Diagnostic> diagnostics)
    {
        List<string> constant = [], missing = [];
        for (int f = 0; f < matrix.FeatureCount; f++)
        {
            (int count, bool varies) = Look(matrix.Column(f));
            (count == 0 ? missing : varies ? null : constant)?.Add(matrix.FeatureIds[f]);
        }
        if (constant.Count > 0)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.ConstantColumn, FormattableString.Invariant(
                $"{matrix.Name}: {constant.Count} of {matrix.FeatureCount} features are constant over the cohort: {List(constant)}.")));
        }
        if (missing.Count > 0)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.AllMissing, FormattableString.Invariant(
                $"{matrix.Name}: {missing.Count} of {matrix.FeatureCount} features have no value in the cohort: {List(missing)}.")));
        }
    }

    static (int Count, bool Varies) Look(ReadOnlySpan<double> column)
    {
        int count = 0;
        double first = double.NaN;
        bool varies = false;
        foreach (double value in column)
        {
            if (!double.IsNaN(value))
            {
                first = count++ == 0 ? value : first;
                varies |= value != first;
            }
        }
        return (count, varies);
    }

    static string List(List<string> names) => string.Join(", ", names.Take(10)) + (names.Count > 10 ? ", ..." : "");
}
