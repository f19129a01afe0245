using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>What samples differ in: two classes, or a number such as a radiomic feature.</summary>
public sealed record GseaPhenotype
{
    GseaPhenotype(string name, ImmutableArray<double> values, string first, string second) =>
        (Name, Values, FirstClass, SecondClass) = (name, values, first, second);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The number, or 1 for the first class and 0 for the second. Shape: [samples].</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The class whose genes have positive scores; empty for a number.</summary>
    public string FirstClass { get; }

    /// <summary>The other class; empty for a number.</summary>
    public string SecondClass { get; }

    /// <summary>Whether there are two classes.</summary>
    public bool IsClasses => FirstClass.Length > 0;

    /// <summary>Two classes.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="labels">Class of each sample, in the order of the expression matrix. Shape: [samples].</param>
    /// <param name="first">The class whose genes have positive scores.</param>
    /// <param name="second">The other class.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: a label that is neither; <see cref="ErrorCode.TooFewObservations"/>:
    /// fewer than two samples of a class.</exception>
    public static GseaPhenotype TwoClasses(string name, ImmutableArray<string> labels, string first, string second)
    {
        foreach (string label in labels.Where(l => l != first && l != second))
        {
            Throw.PhenotypeLabel(name, label, first, second);
        }
        int count = labels.Count(l => l == first);
        if (count < 2 || labels.Length - count < 2)
        {
            Throw.PhenotypeClassTooSmall(name, first, count, second, labels.Length - count);
        }
        return new(name, [.. labels.Select(l => l == first ? 1.0 : 0.0)], first, second);
    }

    /// <summary>A number per sample.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="values">Value of each sample, in the order of the expression matrix; finite, not all equal. Shape: [samples].</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NonFinite"/>; <see cref="ErrorCode.ConstantColumn"/>;
    /// <see cref="ErrorCode.TooFewObservations"/>: fewer than four samples.</exception>
    public static GseaPhenotype Number(string name, ImmutableArray<double> values)
    {
        int bad = values.Count(v => !double.IsFinite(v));
        if (bad > 0)
        {
            Throw.PhenotypeMissing(name, bad, values.Length);
        }
        if (values.Length < 4)
        {
            Throw.PhenotypeTooShort(name, values.Length);
        }
        if (values.Distinct().Count() == 1)
        {
            Throw.PhenotypeConstant(name, values[0]);
        }
        return new(name, values, "", "");
    }
}
