namespace RadioGenomics.Analysis.Mutations;

/// <summary>Figures of mutation tables.</summary>
public static class MutationFigures
{
    /// <summary>Genes by samples: mutated genes in order of frequency, samples so that those with the same mutations stand together, variant classes as colours, the number of variants
    /// above. A gene that was not profiled in a sample is not wild type, and looks different.</summary>
    /// <param name="mutations">Shape: [samples, genes]. 1 = mutated, 0 = profiled without mutation, NaN = not profiled.</param>
    /// <param name="variants">Columns sample, gene, variant_class, as a mutation table's records; null or empty: one colour for every mutation.</param>
    /// <param name="options">Genes, bars of classes; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: an option, or a value other than 0, 1, NaN; <see cref="ErrorCode.UnknownLabel"/>: a gene
    /// that is not in the table; <see cref="ErrorCode.EmptyTable"/>: no mutation at all; <see cref="ErrorCode.MissingColumn"/>: variants without one of the columns.</exception>
    public static FigureSpec Oncoplot(LabelledMatrix mutations, Table? variants = null, OncoplotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(mutations);
        options ??= new();
        Throw.IfOutside(nameof(options.MostGenes), options.MostGenes, 1, 100);
        return OncoplotFigure.Of(mutations, variants is { RowCount: > 0 } ? variants : null, options);
    }
}
