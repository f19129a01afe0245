using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>How the values of a group are drawn.</summary>
public enum GroupShape
{
    /// <summary>Quartiles and median; whiskers to the last value within 1.5 interquartile ranges.</summary>
    Box,
    /// <summary>Density, with a narrow box inside.</summary>
    Violin,
}

/// <summary>Settings of <see cref="GroupFigures.Compare(ReadOnlySpan{double}, IReadOnlyList{string?}, GroupPlotOptions?)"/>.</summary>
public sealed record GroupPlotOptions
{
    /// <summary>Box or violin.</summary>
    public GroupShape Shape { get; init; } = GroupShape.Box;

    /// <summary>Whether every value is a point.</summary>
    public bool Points { get; init; } = true;

    /// <summary>Whether pairs of groups are tested when there are three to six, those below 0.05 with a bracket.</summary>
    public bool Pairwise { get; init; } = true;

    /// <summary>Correction for the number of pairs.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Holm;

    /// <summary>Order of the groups; empty: by name, numbers by size. Groups that are not named are left out, and counted.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>Name of the values, with unit.</summary>
    public string Value { get; init; } = "value";

    /// <summary>Name of the grouping.</summary>
    public string Group { get; init; } = "group";

    /// <summary>Names of the points; empty: none. Shape: [values].</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}

/// <summary>Settings of <see cref="GroupFigures.Waterfall"/>.</summary>
public sealed record WaterfallOptions
{
    /// <summary>Where bars start.</summary>
    public double Base { get; init; }

    /// <summary>Dashed lines, such as −30 and 20 for the limits of response.</summary>
    public ImmutableArray<double> Limits { get; init; } = [];

    /// <summary>Whether the largest value comes first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Name of the values, with unit.</summary>
    public string Value { get; init; } = "value";

    /// <summary>Class of each item, shown as colour; null: one colour.</summary>
    public FigureAnnotation? Groups { get; init; }

    /// <summary>Items are named below the bars up to this number. Range: 0 to 500.</summary>
    public int MostNames { get; init; } = 60;
}
