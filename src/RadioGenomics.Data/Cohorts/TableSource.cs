using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>One table of a manifest and the reader for it.</summary>
sealed class TableSource(TableManifest table, IEnumerable<EndpointManifest> endpoints, string folder, ImmutableArray<string> knownIds, RunContext run)
{
    ImmutableArray<string> MissingTokens => table.NaTokens.IsEmpty ? MissingValues.Default : table.NaTokens;

    // With the policy error the reader refuses repeats: it knows their lines.
    bool KeepRepeats => table.ResolvedReplicates != ReplicatePolicy.Error;

    public LoadedTable Read() => table.Kind switch
    {
        TableKind.Radiomics => Radiomics(),
        TableKind.Expression => Expression(),
        TableKind.Mutations => Mutations(),
        TableKind.Clinical => Clinical(),
        _ => Matrix(),
    };

    string PathOf(string file) => Path.GetFullPath(Path.Combine(folder, file));

    LoadedTable Radiomics()
    {
        RadiomicTable read = RadiomicsReader.Read(PathOf(table.File), new RadiomicsReadOptions
        {
            Orientation = table.Orientation,
            IdColumn = table.IdColumn,
            LesionColumn = table.LesionColumn,
            KeepRepeats = KeepRepeats,
            ExcludeColumns = table.AnnotationColumns,
            MissingTokens = MissingTokens,
            KnownSampleIds = knownIds,
        }, run);
        return new LoadedTable
        {
            Manifest = table,
            Identifiers = read.Ids,
            Lesions = read.Lesions,
            Matrix = read.Features,
            Inputs = [read.Input],
            Diagnostics = read.Diagnostics,
        };
    }

    LoadedTable Expression()
    {
        ExpressionTable read = ExpressionReader.Read(PathOf(table.File), new ExpressionReadOptions
        {
            Orientation = table.Orientation,
            IdColumn = table.IdColumn,
            AnnotationColumns = table.AnnotationColumns,
            AnnotationRows = table.AnnotationRows,
            KeepRepeats = KeepRepeats,
            AliasFile = table.GeneMap is null ? null : PathOf(table.GeneMap),
            MissingTokens = MissingTokens,
            KnownSampleIds = knownIds,
        }, run);
        return OfMatrix(read.Values, read.Inputs, read.Diagnostics) with { Identifiers = read.Ids };
    }

    LoadedTable Matrix()
    {
        MatrixFile read = MatrixReader.Read(PathOf(table.File), new MatrixReadOptions
        {
            Orientation = table.Orientation,
            IdColumn = table.IdColumn,
            AnnotationColumns = table.AnnotationColumns,
            AnnotationRows = table.AnnotationRows ?? 0,
            MissingTokens = MissingTokens,
            KnownSampleIds = knownIds,
        }, run);
        return OfMatrix(read.Values, [read.Input], read.Diagnostics);
    }

    LoadedTable Mutations()
    {
        MutationTable read = MutationReader.Read(PathOf(table.File), new MutationReadOptions
        {
            Orientation = table.Orientation,
            SampleColumn = table.IdColumn,
            Classes = table.VariantClasses.IsEmpty ? VariantFilter.NonSynonymous : VariantFilter.Custom,
            CustomClasses = table.VariantClasses,
            ProfiledSamples = table.Profiled,
            ProfiledSamplesFile = table.ProfiledFile is null ? null : PathOf(table.ProfiledFile),
            GenePanelMatrix = table.GenePanelMatrix is null ? null : PathOf(table.GenePanelMatrix),
            GenePanelFiles = [.. table.GenePanels.Select(PathOf)],
            MissingTokens = MissingTokens,
            KnownSampleIds = knownIds,
        }, run);
        return OfMatrix(read.ToMatrix(), read.Inputs, read.Diagnostics) with { Variants = read.Records.RowCount > 0 ? read.Records : null };
    }

    LoadedTable Clinical()
    {
        ClinicalTable read = ClinicalReader.Read(PathOf(table.File), new ClinicalReadOptions
        {
            IdColumn = table.IdColumn,
            Endpoints = [.. endpoints.Select(e => e.ToEndpoint())],
            MissingTokens = MissingTokens,
        }, run);
        return new LoadedTable
        {
            Manifest = table,
            Identifiers = read.Ids,
            Columns = read.Values,
            Endpoints = read.Endpoints,
            Inputs = [read.Input],
            Diagnostics = read.Diagnostics,
        };
    }

    LoadedTable OfMatrix(LabelledMatrix values, ImmutableArray<InputRecord> inputs, ImmutableArray<Diagnostic> diagnostics) => new()
    {
        Manifest = table,
        Identifiers = values.SampleIds,
        Matrix = values,
        Inputs = inputs,
        Diagnostics = diagnostics,
    };
}
