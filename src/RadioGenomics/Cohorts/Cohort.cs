using System.Collections.Immutable;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

/// <summary>
/// Tables of the same patients, joined by key and aligned: every matrix has the same rows in the same order (ordinal order of the
/// keys). A value that a table does not have is missing, never zero. Immutable but for the ledger, which grows with every verb.
/// </summary>
public sealed partial class Cohort : IReport
{
    readonly ImmutableDictionary<string, LabelledMatrix> _matrices;
    readonly ImmutableArray<TableManifest> _tables;
    readonly ImmutableDictionary<string, Table> _variants;
    readonly Table? _clinical;

    internal Cohort(CohortParts parts)
    {
        Manifest = parts.Manifest;
        JoinReport = parts.Report;
        SampleIds = parts.Labels;
        Patients = [.. parts.Keys.Select(k => k.Patient)];
        Inputs = parts.Inputs;
        Steps = parts.Steps;
        Diagnostics = parts.Diagnostics;
        Endpoints = parts.Endpoints;
        _matrices = parts.Matrices;
        _tables = parts.Manifest.Tables;
        _variants = parts.Variants;
        _clinical = parts.Clinical;
        Ledger = new CohortLedger(this, parts.Seed);
    }

    /// <summary>The manifest that the cohort was loaded from.</summary>
    public CohortManifest Manifest { get; }

    /// <summary>Name of the cohort.</summary>
    public string Name => Manifest.Name;

    /// <summary>Labels of the rows of every matrix: patients, or patient/sample/lesion where the join is finer.</summary>
    public ImmutableArray<string> SampleIds { get; }

    /// <summary>Patient of each row, in row order: the same as <see cref="SampleIds"/> unless patients have several rows. Shape: [rows].</summary>
    public ImmutableArray<string> Patients { get; }

    /// <summary>Number of different patients.</summary>
    public int PatientCount => Patients.Distinct().Count();

    /// <summary>Radiomic features, rows × features.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> when the cohort has none.</exception>
    public LabelledMatrix Radiomics => Matrix("radiomics");

    /// <summary>Gene expression after the manifest's transforms, rows × genes.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> when the cohort has none.</exception>
    public LabelledMatrix Expression => Matrix("expression");

    /// <summary>Mutations, rows × genes mutated in at least one row: 1 mutated, 0 wild type, NaN not profiled.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> when the cohort has none.</exception>
    public LabelledMatrix Mutations => Matrix("mutations");

    /// <summary>Clinical columns as they stand in the file, rows as in every matrix; the first column holds the rows' labels.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> when the cohort has none.</exception>
    public Table Clinical
    {
        get
        {
            if (_clinical is null)
            {
                Throw.NoSuchTable("clinical", TableNames);
            }
            return _clinical!;
        }
    }

    /// <summary>Outcomes that the manifest declares.</summary>
    public ImmutableArray<CohortEndpoint> Endpoints { get; }

    /// <summary>The radiomic feature that holds the tumour volume; null when the manifest names none.</summary>
    public string? VolumeFeature => Manifest.Volume;

    /// <summary>What became of every identifier of every table.</summary>
    public JoinReport JoinReport { get; }

    /// <summary>The files, with their SHA-256; the manifest first.</summary>
    public ImmutableArray<InputRecord> Inputs { get; }

    /// <summary>What was done between the files and the matrices, in order.</summary>
    public ImmutableArray<CohortStep> Steps { get; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What this cohort was made of and what was asked of it.</summary>
    public CohortLedger Ledger { get; }

    /// <summary>Names of the tables, in the manifest's order.</summary>
    public IEnumerable<string> TableNames => _tables.Select(t => t.ResolvedName);

    /// <summary>A matrix by the name of its table, or by its kind when there is one of that kind.</summary>
    /// <param name="name">Such as radiomics, expression, mutations, or a table's own name.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> with the names there are.</exception>
    public LabelledMatrix Matrix(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_matrices.TryGetValue(name, out LabelledMatrix? matrix))
        {
            return matrix;
        }
        TableManifest[] ofKind = [.. _tables.Where(t => t.Kind.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (ofKind.Length != 1)
        {
            Throw.NoSuchTable(name, TableNames);
        }
        if (!_matrices.TryGetValue(ofKind[0].ResolvedName, out matrix))
        {
            Throw.NotAMatrix(name);
        }
        return matrix!;
    }

    /// <summary>Whether <see cref="Matrix"/> knows the name.</summary>
    public bool HasMatrix(string name) =>
        _matrices.ContainsKey(name) || _tables.Count(t => t.Kind.ToString().Equals(name, StringComparison.OrdinalIgnoreCase) && _matrices.ContainsKey(t.ResolvedName)) == 1;

    /// <summary>An outcome by name.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> with the names there are.</exception>
    public CohortEndpoint Endpoint(string name)
    {
        CohortEndpoint? endpoint = Endpoints.FirstOrDefault(e => e.Name == name);
        if (endpoint is null)
        {
            Throw.NoEndpoint(name, Endpoints.Select(e => e.Name));
        }
        return endpoint!;
    }

    /// <summary>Covariates by name: radiomic features (also "volume" for the declared one), numeric clinical columns, and text
    /// columns as k - 1 dummy variables against their most frequent value. Missing stays NaN. Shape: [rows × covariates].</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> with the nearest names;
    /// <see cref="ErrorCode.OptionOutOfRange"/> for a text column with one value or more than 20.</exception>
    public LabelledMatrix Covariates(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return CovariateBuilder.Build(this, names);
    }

    /// <summary>One sentence per matter: patients, tables, endpoints.</summary>
    public string Summary => CohortWords.Summary(this);

    /// <summary>Tables: <c>cohort</c> (one row per table), <c>join_counts</c>.</summary>
    public IEnumerable<Table> Tables() => [CohortWords.Overview(this), JoinReport.CountTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => JoinReport.Figures();

    /// <inheritdoc/>
    public override string ToString() => Summary;

    internal Table? ClinicalOrNull => _clinical;

    internal LabelledMatrix? FindMatrixWith(string feature) => _tables.Where(t => t.Kind is TableKind.Radiomics or TableKind.Matrix)
        .Select(t => _matrices[t.ResolvedName]).FirstOrDefault(m => m.TryIndexOfFeature(feature, out _));

    internal IEnumerable<string> CovariateNames() => (_clinical?.Columns.Select(c => c.Name) ?? [])
        .Concat(_tables.Where(t => t.Kind is TableKind.Radiomics or TableKind.Matrix).SelectMany(t => _matrices[t.ResolvedName].FeatureIds));
}
