using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Settings of <see cref="PrincipalComponents"/>. Defaults: R 4.2.2 <c>prcomp</c>, but columns are scaled: features of an image have units of their own.</summary>
public sealed record PcaOptions
{
    /// <summary>Whether the mean of every column is taken off. R: <c>center</c>.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Whether every column is divided by its standard deviation. R: <c>scale.</c>, there FALSE.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Greatest number of components that are kept. Range: 1 to 1000. R: <c>rank.</c></summary>
    public int Rank { get; init; } = 20;
}

/// <summary>Settings of <see cref="PcaResult.Biplot"/>.</summary>
public sealed record BiplotOptions
{
    /// <summary>Component along x, from 1.</summary>
    public int First { get; init; } = 1;

    /// <summary>Component along y, from 1.</summary>
    public int Second { get; init; } = 2;

    /// <summary>Number of arrows: the columns with the longest loadings in the plane. Range: 0 to 100.</summary>
    public int Arrows { get; init; } = 8;

    /// <summary>Class of each sample, shown as colour; null: one colour.</summary>
    public FigureAnnotation? Groups { get; init; }

    /// <summary>Share of a normal distribution that an ellipse around every class of four or more samples holds; 0: no ellipses. Range: 0 to below 1.</summary>
    public double Ellipse { get; init; } = 0.68;

    /// <summary>Whether samples are named.</summary>
    public bool Names { get; init; }

    internal BiplotOptions Checked(int components)
    {
        Throw.IfOutside(nameof(First), First, 1, components);
        Throw.IfOutside(nameof(Second), Second, 1, components);
        Throw.IfOutside(nameof(Arrows), Arrows, 0, 100);
        Throw.IfOutside(nameof(Ellipse), Ellipse, 0, 0.9999);
        return this;
    }

    internal static ImmutableArray<int> Longest(int count, int most, Func<int, double> length) =>
        [.. Enumerable.Range(0, count).OrderByDescending(length).ThenBy(i => i).Take(most)];
}
