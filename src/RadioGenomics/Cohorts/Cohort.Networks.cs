using RadioGenomics.Analysis.Networks;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Fewest mutated patients of a gene that counts as a trait.</summary>
    const int FewestMutated = 5;

    /// <summary>Co-expression network of one matrix, its modules related to other tables. See <see cref="Wgcna"/>.</summary>
    /// <param name="x">Table name or kind whose features form the network: expression, or radiomics for feature modules.</param>
    /// <param name="traits">Table names or kinds that modules are related to; clinical stands for its numeric columns, mutations for the
    /// genes mutated in at least five rows. Null: radiomics and clinical, as far as there are any.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> for a table that is not there; those of <see
    /// cref="Wgcna"/>.</exception>
    public WgcnaResult Networks(string x = "expression", IReadOnlyList<string>? traits = null, WgcnaOptions? options = null, RunContext? run = null)
    {
        LabelledMatrix network = Matrix(x);
        traits ??= [.. ((string[])["radiomics", "clinical"]).Where(t => t != x && HasTraits(t))];
        LabelledMatrix? related = traits.Count == 0 ? null : NetworkTraits.Of(this, traits, network.SampleIds);
        WgcnaResult result = Wgcna.Run(network, options, run ?? RunContext.Ambient, related);
        Ledger.Add(nameof(Networks), related is null ? [network] : [network, related], result.Options, result.Summary);
        return result;
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
            return LabelledMatrix.FromColumnMajor([.. sampleIds], [.. columns.Select(c => c.Name)], [.. columns.SelectMany(c => c.Values)]);
        }

        static IEnumerable<(string Name, double[] Values)> Columns(Cohort cohort, string table, IReadOnlyList<string> sampleIds)
        {
            if (table == "clinical" && !cohort.HasMatrix(table))
            {
                return Clinical(cohort.Clinical, sampleIds);
            }
            LabelledMatrix matrix = cohort.Matrix(table);
            return Enumerable.Range(0, matrix.FeatureCount)
                .Where(f => !table.Equals("mutations", StringComparison.OrdinalIgnoreCase) || matrix.Column(f).ToArray().Count(v => v == 1) >= FewestMutated)
                .Select(f => (matrix.FeatureIds[f], sampleIds.Select(s => matrix.TryIndexOfSample(s, out int row) ? matrix[row, f] : double.NaN).ToArray()));
        }

        static IEnumerable<(string Name, double[] Values)> Clinical(Table clinical, IReadOnlyList<string> sampleIds)
        {
            var rows = Enumerable.Range(0, clinical.RowCount)
                .ToDictionary(r => clinical.Columns[0].TextAt(r) ?? "", r => r, StringComparer.Ordinal);
            return clinical.Columns.Skip(1).Where(c => c.Kind != ColumnKind.Text)
                .Select(c => (c.Name, sampleIds.Select(s => rows.TryGetValue(s, out int row) ? c.NumberAt(row) : double.NaN).ToArray()));
        }
    }
}
