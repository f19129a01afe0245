namespace RadioGenomics.Analysis.Statistics;

/// <summary>Values of groups, from plain tables.</summary>
public static class GroupFigures
{
    /// <summary>Boxes or violins with every value as a point, the test in the corner: rank-sum test and AUC for two groups, Kruskal-Wallis for more, with brackets between the
    /// pairs that differ.</summary>
    /// <param name="values">Shape: [values]. NaN = missing: left out and counted.</param>
    /// <param name="groups">Group of each value; null or empty = not known: left out and counted. Shape: [values].</param>
    /// <param name="options">Shape, order, names; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>: not one group for each value; <see cref="ErrorCode.EmptyTable"/>: no value in any group;
    /// <see cref="ErrorCode.OptionOutOfRange"/>: more than 40 groups.</exception>
    public static FigureSpec Compare(ReadOnlySpan<double> values, IReadOnlyList<string?> groups, GroupPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new();
        if (groups.Count != values.Length)
        {
            Throw.GroupCount(groups.Count, values.Length);
        }
        if (!options.Names.IsDefaultOrEmpty && options.Names.Length != values.Length)
        {
            Throw.GroupCount(options.Names.Length, values.Length);
        }
        return GroupFigure.Of(values.ToArray(), groups, options);
    }

    /// <summary>The same for two columns of a table. A column of more than eight different numbers is cut into thirds.</summary>
    /// <param name="table">The table; its first column names the points when it holds text.</param>
    /// <param name="value">Column of numbers.</param>
    /// <param name="group">Column of groups.</param>
    /// <param name="options">Shape, order; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException">As above; <see cref="ErrorCode.UnknownLabel"/>; <see cref="ErrorCode.NotANumber"/>: the values are text.</exception>
    public static FigureSpec Compare(Table table, string value, string group, GroupPlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableColumn numbers = table[value], classes = table[group], names = table.Columns[0];
        if (numbers.Kind == ColumnKind.Text)
        {
            Throw.NotNumbers(table.Name, value);
        }
        options = (options ?? new()) with { Value = value, Group = group };
        if (names.Kind == ColumnKind.Text && options.Names.IsDefaultOrEmpty)
        {
            options = options with { Names = [.. Enumerable.Range(0, names.Count).Select(i => names.TextAt(i) ?? "")] };
        }
        return Compare([.. Enumerable.Range(0, numbers.Count).Select(numbers.NumberAt)], FigureAnnotation.Classes(classes), options);
    }

    /// <summary>Values of items as bars in order of size, classes as colours.</summary>
    /// <param name="items">Names. Shape: [items].</param>
    /// <param name="values">NaN = missing: left out and counted. Shape: [items].</param>
    /// <param name="options">Classes, base line, limits; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>: not one name for each value; <see cref="ErrorCode.EmptyTable"/>: no value.</exception>
    public static FigureSpec Waterfall(IReadOnlyList<string> items, ReadOnlySpan<double> values, WaterfallOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        options ??= new();
        Throw.IfOutside(nameof(options.MostNames), options.MostNames, 0, 500);
        if (items.Count != values.Length)
        {
            Throw.GroupCount(items.Count, values.Length);
        }
        return WaterfallFigure.Of(items, values.ToArray(), options);
    }
}
