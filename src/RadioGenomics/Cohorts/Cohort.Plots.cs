using System.Collections.Immutable;
using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Variants of the rows behind a mutation table: sample (label of the row), gene, variant_class, protein_change; without rows where the file is a table of 0 and 1.</summary>
    /// <param name="name">Table name or kind.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public Table Variants(string name = "mutations") => _variants.GetValueOrDefault(Matrix(name).Name)
        ?? Table.From("variants", ("sample", Array.Empty<string>()), ("gene", Array.Empty<string>()), ("variant_class", Array.Empty<string>()), ("protein_change", Array.Empty<string>()));

    /// <summary>Genes by patients with variant classes, frequencies and burden. See <see cref="MutationFigures.Oncoplot"/>.</summary>
    /// <param name="options">Genes, bars of classes; null: the defaults.</param>
    /// <param name="mutations">Table name or kind.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="MutationFigures.Oncoplot"/>.</exception>
    public FigureSpec Oncoplot(OncoplotOptions? options = null, string mutations = "mutations") => MutationFigures.Oncoplot(Matrix(mutations), Variants(mutations), options);

    /// <summary>Classes of a clinical column as a bar of colours beside a figure.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public FigureAnnotation Annotation(string column) => FigureAnnotation.FromColumn(Clinical, column);

    /// <summary>Modules of genes as a bar of colours beside a figure, in the modules' own colours.</summary>
    /// <param name="network">A finished network.</param>
    public static FigureAnnotation ModuleAnnotation(WgcnaResult network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var moduleOf = network.GeneIds.Zip(network.Modules).ToDictionary(g => g.First, g => g.Second, StringComparer.Ordinal);
        return FigureAnnotation.Of("Module", gene => moduleOf.TryGetValue(gene, out int module) ? ModuleColors.Name(module) : null) with
        {
            Colors = network.Modules.Distinct().ToImmutableDictionary(ModuleColors.Name, ModuleColors.Hex),
        };
    }

    /// <summary>A feature (or gene, or numeric clinical column) between groups of patients, as boxes or violins with the test. See <see cref="GroupFigures"/>.</summary>
    /// <param name="value">A feature of a table, a gene of the expression table, or a clinical column of numbers.</param>
    /// <param name="group">A clinical column, or a gene of the mutation table.</param>
    /// <param name="options">Shape, order; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>; those of <see cref="GroupFigures"/>.</exception>
    public FigureSpec Compare(string value, string group, GroupPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(group);
        options = (options ?? new()) with { Value = value == "volume" && VolumeFeature is string v ? v : value, Group = group, Names = SampleIds };
        string?[] groups = GroupsOf(group);
        // The reference first.
        options = options.Order.IsEmpty && groups.Contains("wild type") ? options with { Order = ["wild type", "mutated"] } : options;
        return GroupFigures.Compare(ValuesOf(value), groups, options);
    }

    /// <summary>How well features tell an outcome, such as a mutation. See <see cref="RocAnalysis"/>.</summary>
    /// <param name="outcome">A gene of the mutation table, a clinical column of 0 and 1, or column=level.</param>
    /// <param name="markers">Names as for <see cref="Covariates"/>, or genes of the expression table.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>; <see cref="ErrorCode.OptionOutOfRange"/>: the outcome is not 0 and 1; those of
    /// <see cref="RocAnalysis"/>.</exception>
    public RocResult Roc(string outcome, IReadOnlyList<string> markers, RocOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(markers);
        string[] named = [.. markers.Select(m => m == "volume" && VolumeFeature is string v ? v : m).Distinct()];
        LabelledMatrix values = LabelledMatrix.FromColumnMajor(SampleIds, [.. named], [.. named.SelectMany(ValuesOf)]).WithName("markers");
        (double[] cases, string name) = OutcomeOf(outcome);
        RocResult result = RocAnalysis.Run(cases, values, options, run ?? RunContext.Ambient, name);
        Ledger.Add(nameof(Roc), [values], result.Options, result.Summary);
        return result;
    }

    /// <summary>Principal components of a table. See <see cref="PrincipalComponents"/>.</summary>
    /// <param name="x">Table name or kind.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="PrincipalComponents"/>.</exception>
    public PcaResult Pca(string x = "radiomics", PcaOptions? options = null) => Pca(Matrix(x), options);

    /// <summary>The same for a prepared matrix. Rows without any value, as of patients whom a table does not have, are left out without a word.</summary>
    /// <param name="x">Samples × features.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException">Those of <see cref="PrincipalComponents"/>.</exception>
    public PcaResult Pca(LabelledMatrix x, PcaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        LabelledMatrix present = x.SelectSamples([.. Enumerable.Range(0, x.SampleCount).Where(s => Enumerable.Range(0, x.FeatureCount).Any(f => !double.IsNaN(x[s, f])))]);
        PcaResult result = PrincipalComponents.Run(present, options);
        Ledger.Add(nameof(Pca), [present], result.Options, result.Summary);
        return result;
    }

    double[] ValuesOf(string name)
    {
        if (FindMatrixWith(name) is null && HasMatrix("expression") && Expression.TryIndexOfFeature(name, out int gene))
        {
            return Expression.Column(gene).ToArray();
        }
        LabelledMatrix found = Covariates(name);
        return found.Column(0).ToArray();
    }

    string?[] GroupsOf(string name)
    {
        if (ClinicalOrNull is Table clinical && clinical.HasColumn(name))
        {
            return FigureAnnotation.Classes(clinical[name]);
        }
        if (HasMatrix("mutations") && Mutations.TryIndexOfFeature(name, out int gene))
        {
            return [.. Mutations.Column(gene).ToArray().Select(v => v == 1 ? "mutated" : v == 0 ? "wild type" : null)];
        }
        return FigureAnnotation.Classes(TableColumn.Number(name, ValuesOf(name)));
    }

    (double[] Cases, string Name) OutcomeOf(string name)
    {
        int equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && ClinicalOrNull is Table clinical && clinical.HasColumn(name[..equals]))
        {
            TableColumn column = clinical[name[..equals]];
            return ([.. Enumerable.Range(0, column.Count).Select(i => column.IsMissing(i) ? double.NaN : column.TextAt(i) == name[(equals + 1)..] ? 1.0 : 0)], name);
        }
        bool mutation = HasMatrix("mutations") && Mutations.TryIndexOfFeature(name, out _);
        double[] values = mutation ? Mutations.Column(name).ToArray() : ValuesOf(name);
        int levels = values.Where(v => !double.IsNaN(v)).Distinct().Count();
        if (values.Any(v => v is not (0 or 1 or double.NaN)))
        {
            Throw.NotAnOutcome(name, levels);
        }
        return (values, mutation ? $"{name} mutated" : name);
    }
}
