using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Fewest mutated patients of a gene that counts as a trait.</summary>
    const int FewestMutated = 5;

    /// <summary>Co-expression network of one table, its modules related to other tables. See <see cref="Wgcna"/>.</summary>
    /// <param name="x">Table name or kind whose features form the network: expression, or radiomics for feature modules.</param>
    /// <param name="traits">As for <see cref="Traits"/>. Null: radiomics and clinical, as far as there are any.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for a table that is not there; those of <see
    /// cref="Wgcna"/>.</exception>
    public WgcnaResult Networks(string x = "expression", IReadOnlyList<string>? traits = null, WgcnaOptions? options = null, RunContext? run = null) =>
        Networks(Matrix(x), traits ?? [.. ((string[])["radiomics", "clinical"]).Where(t => t != x && HasTraits(t))], options, run);

    /// <summary>Co-expression network of a prepared matrix, its modules related to tables of the cohort. See <see cref="Wgcna"/>.</summary>
    /// <param name="x">Samples × features; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="traits">As for <see cref="Traits"/>. Null: radiomics and clinical, as far as there are any.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As above.</exception>
    public WgcnaResult Networks(LabelledMatrix x, IReadOnlyList<string>? traits = null, WgcnaOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        traits ??= [.. ((string[])["radiomics", "clinical"]).Where(HasTraits)];
        LabelledMatrix? related = traits.Count == 0 ? null : NetworkTraits.Of(this, traits, x.SampleIds);
        WgcnaResult result = Wgcna.Run(x, options, run ?? RunContext.Ambient, related);
        Ledger.Add(nameof(Networks), related is null ? [x] : [x, related], result.Options, result.Summary);
        return result;
    }

    /// <summary>Columns of several tables as one matrix, the form in which modules are related to them. Shape: [rows × columns].</summary>
    /// <param name="tables">Table names or kinds; clinical stands for its numeric columns but the endpoints' times and events (a time
    /// of a patient still alive is not a value), mutations for the genes mutated in at least five rows.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for a table that is not there.</exception>
    public LabelledMatrix Traits(params IReadOnlyList<string> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return NetworkTraits.Of(this, tables, SampleIds);
    }

    /// <summary>Correlates every eigengene but ME0 with every feature of a matrix, over the rows that both have.</summary>
    /// <param name="x">Eigengenes of a network.</param>
    /// <param name="y">Samples × features; its sample labels are those of the cohort, in any order, or some of them.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="covariates">Names as for <see cref="Covariates"/>; null: those of the manifest; empty: none.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for two matrices.</exception>
    public CorrelationResult Correlate(
        EigengeneResult x, LabelledMatrix y, CorrelationOptions? options = null, IReadOnlyList<string>? covariates = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Correlate(x.WithoutGrey().Values, y, options, covariates, run);
    }

    bool HasTraits(string name) => name == "clinical" ? _clinical is not null : HasMatrix(name);

    /// <summary>Columns of several tables as one matrix.</summary>
    static class NetworkTraits
    {
        public static LabelledMatrix Of(Cohort cohort, IReadOnlyList<string> tables, IReadOnlyList<string> sampleIds)
        {
            List<(string Name, double[] Values)> columns = [.. tables.SelectMany(t => Columns(cohort, t, sampleIds))];
            var names = new HashSet<string>(StringComparer.Ordinal);
            for (int c = 0; c < columns.Count; c++)
            {
                string name = columns[c].Name;
                for (int copy = 2; !names.Add(name); copy++)
                {
                    name = FormattableString.Invariant($"{columns[c].Name} ({copy})");
                }
                columns[c] = (name, columns[c].Values);
            }
            return LabelledMatrix.FromColumnMajor([.. sampleIds], [.. columns.Select(c => c.Name)], [.. columns.SelectMany(c => c.Values)])
                .WithName(string.Join(" and ", tables));
        }

        static IEnumerable<(string Name, double[] Values)> Columns(Cohort cohort, string table, IReadOnlyList<string> sampleIds)
        {
            if (table == "clinical" && !cohort.HasMatrix(table))
            {
                return Clinical(cohort, sampleIds);
            }
            LabelledMatrix matrix = cohort.Matrix(table);
            return Enumerable.Range(0, matrix.FeatureCount)
                .Where(f => !table.Equals("mutations", StringComparison.OrdinalIgnoreCase) || matrix.Column(f).ToArray().Count(v => v == 1) >= FewestMutated)
                .Select(f => (matrix.FeatureIds[f], sampleIds.Select(s => matrix.TryIndexOfSample(s, out int row) ? matrix[row, f] : double.NaN).ToArray()));
        }

        static IEnumerable<(string Name, double[] Values)> Clinical(Cohort cohort, IReadOnlyList<string> sampleIds)
        {
            Table clinical = cohort.Clinical;
            HashSet<string> outcomes = [.. cohort.Manifest.Endpoints.SelectMany(e => (string[])[e.Time, e.Event])];
            var rows = Enumerable.Range(0, clinical.RowCount)
                .ToDictionary(r => clinical.Columns[0].TextAt(r) ?? "", r => r, StringComparer.Ordinal);
            return clinical.Columns.Skip(1).Where(c => c.Kind != ColumnKind.Text && !outcomes.Contains(c.Name))
                .Select(c => (c.Name, sampleIds.Select(s => rows.TryGetValue(s, out int row) ? c.NumberAt(row) : double.NaN).ToArray()));
        }
    }
}
