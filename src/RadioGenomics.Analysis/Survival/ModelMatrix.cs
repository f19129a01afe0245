using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Covariates as numbers: the columns that a regression sees, and the terms that they come from.</summary>
public sealed record ModelMatrix
{
    /// <summary>Shape: [rows, columns]. NaN where a value is missing.</summary>
    public required LabelledMatrix Values { get; init; }

    /// <summary>Which columns belong together, in the order asked for.</summary>
    public required ImmutableArray<CoxTerm> Terms { get; init; }

    /// <summary>Splines among the terms, by name of the term.</summary>
    public ImmutableArray<SplineTerm> Splines { get; init; } = [];

    /// <summary>Factors that were left out because all rows have the same level.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Builds the columns of some terms of a table.</summary>
    /// <param name="table">Rows as in the follow-up.</param>
    /// <param name="terms">Column names, or a function of one: factor(x), log(x), log2(x), sqrt(x), ns(x, df) natural spline, rcs(x, knots)
    /// restricted cubic spline. Numbers stay; text becomes a factor with treatment coding, its first level in ordinal order the reference;
    /// truth values become one column. Names are R's: sexMale, smokerTRUE.</param>
    /// <param name="rowLabels">Label of each row; null: row1, row2 ... Repeated labels are numbered.</param>
    /// <param name="levels">Levels of factors in another order than the ordinal one, the first one the reference; null for none.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: no such column; <see cref="ErrorCode.OptionUnknown"/>:
    /// no such function; <see cref="ErrorCode.OptionOutOfRange"/>: knots; <see cref="ErrorCode.DuplicateLabel"/>.</exception>
    public static ModelMatrix Build(Table table, IEnumerable<string> terms, IEnumerable<string>? rowLabels = null,
        IReadOnlyDictionary<string, ImmutableArray<string>>? levels = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(terms);
        var builder = new ModelMatrixBuilder(table, levels);
        foreach (string term in terms)
        {
            builder.Add(term);
        }
        return builder.Build(RowLabels(rowLabels ?? Enumerable.Range(1, table.RowCount).Select(i => FormattableString.Invariant($"row{i}"))));
    }

    /// <summary>Labels as a matrix needs them: a label that comes again gets a number, "P1", "P1 (2)".</summary>
    public static ImmutableArray<string> RowLabels(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string[] found = [.. labels];
        HashSet<string> taken = [.. found];
        if (taken.Count == found.Length)
        {
            return [.. found];
        }
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < found.Length; i++)
        {
            int count = seen[found[i]] = seen.GetValueOrDefault(found[i]) + 1;
            if (count == 1)
            {
                continue;
            }
            string label;
            do
            {
                label = FormattableString.Invariant($"{found[i]} ({count++})");
            }
            while (!taken.Add(label));
            found[i] = label;
        }
        return [.. found];
    }

    /// <summary>Splits "age,ns(size,3),sex" at the commas outside parentheses.</summary>
    public static ImmutableArray<string> SplitTerms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<string>.Builder parts = ImmutableArray.CreateBuilder<string>();
        int depth = 0, start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            depth += i == text.Length ? 0 : text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }
        return [.. parts.Where(p => p.Length > 0)];
    }
}
