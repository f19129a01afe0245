using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Data;

namespace RadioGenomics;

/// <summary>Figures of mutation files.</summary>
public static class MutationTableFigures
{
    /// <summary>The oncoplot of a mutation file: see <see cref="MutationFigures.Oncoplot"/>.</summary>
    /// <param name="table">The mutations.</param>
    /// <param name="options">Genes, bars of classes; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="MutationFigures.Oncoplot"/>.</exception>
    public static FigureSpec Oncoplot(this MutationTable table, OncoplotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return MutationFigures.Oncoplot(table.ToMatrix(), table.Records, options);
    }
}
