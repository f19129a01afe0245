using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>What one term adds to the linear predictor, value by value.</summary>
sealed class NomogramVariable
{
    const int CurvePoints = 201, FewValues = 5;

    readonly string _name;
    readonly bool _isFactor;
    readonly double[] _values;
    readonly double[] _few;
    readonly string[] _levels;
    readonly Func<double, double> _contribution;

    NomogramVariable(string name, double[] values, string[] levels, Func<double, double> contribution, double[]? few = null)
    {
        _few = few ?? [];
        (_name, _values, _levels, _isFactor, _contribution) = (name, values, levels, levels.Length > 0, contribution);
        double[] all = [.. values.Select(contribution)];
        (Lowest, Range) = (all.Min(), all.Max() - all.Min());
    }

    /// <summary>Smallest contribution.</summary>
    public double Lowest { get; }

    /// <summary>Largest less smallest contribution.</summary>
    public double Range { get; }

    /// <summary>The variable of a term; null when the model has none of its columns.</summary>
    public static NomogramVariable? Of(CoxTerm term, CoxResult model, ModelMatrix design, Table table)
    {
        ImmutableArray<string> names = model.Names;
        double[] beta = [.. term.Columns.Select(c => names.IndexOf(design.Values.FeatureIds[c])).Select(i => i < 0 ? 0 : model.Coefficients[i].Coefficient)];
        if (!term.Columns.Any(c => names.Contains(design.Values.FeatureIds[c])))
        {
            return null;
        }
        if (design.Splines.FirstOrDefault(s => s.Name == term.Name) is { } spline)
        {
            return new(spline.Covariate, Grid(table[spline.Covariate], model, design), [], x =>
            {
                double[][] columns = spline.Columns([x]);
                return columns.Select((c, i) => c[0] * beta[i]).Sum();
            });
        }
        string argument = Argument(term.Name);
        bool isPlain = table.HasColumn(term.Name);
        TableColumn? column = isPlain ? table[term.Name] : table.HasColumn(argument) ? table[argument] : null;
        if (column is not null && (column.Kind is ColumnKind.Text or ColumnKind.Boolean || term.Name.StartsWith("factor(", StringComparison.Ordinal)))
        {
            return Factor(term, column, design, beta);
        }
        if (column is not null && !isPlain && Function(term.Name) is { } function)
        {
            return new(argument, Grid(column, model, design), [], x => beta[0] * function(x));
        }
        double[] own = Finite([.. design.Values.Column(term.Columns[0])]);
        double[] distinct = [.. own.Distinct().Order()];
        return new(term.Name, Between(own.Min(), own.Max()), [], x => beta[0] * x, distinct.Length <= FewValues ? distinct : null);
    }

    static NomogramVariable Factor(CoxTerm term, TableColumn column, ModelMatrix design, double[] beta)
    {
        string[] coded = [.. term.Columns.Select(c => design.Values.FeatureIds[c][term.Name.Length..])];
        string[] levels = column.Kind == ColumnKind.Boolean ? ["FALSE", "TRUE"] : [.. Grouping.FromColumn(column).Levels];
        string[] ordered = [.. levels.Where(l => !coded.Contains(l)), .. coded];
        string name = term.Name.StartsWith("factor(", StringComparison.Ordinal) ? Argument(term.Name) : term.Name;
        return new(name, [.. ordered.Select((_, i) => (double)i)], ordered, x =>
        {
            int at = Array.IndexOf(coded, ordered[(int)x]);
            return at < 0 ? 0 : beta[at];
        });
    }

    static string Argument(string term)
    {
        int open = term.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !term.EndsWith(')') ? term : term[(open + 1)..^1].Split(',')[0].Trim();
    }

    static Func<double, double>? Function(string term) =>
        term.StartsWith("log(", StringComparison.Ordinal) ? Math.Log
        : term.StartsWith("log2(", StringComparison.Ordinal) ? Math.Log2
        : term.StartsWith("sqrt(", StringComparison.Ordinal) ? Math.Sqrt : null;

    static double[] Grid(TableColumn column, CoxResult model, ModelMatrix design)
    {
        // Rows that the fit left out must not stretch the axis.
        HashSet<string> used = [.. model.Data.SampleIds];
        double[] values = Finite([.. Enumerable.Range(0, column.Count).Where(i => used.Contains(design.Values.SampleIds[i])).Select(column.NumberAt)]);
        return Between(values.Min(), values.Max());
    }

    static double[] Finite(double[] values) => [.. values.Where(double.IsFinite)];

    static double[] Between(double low, double high) => [.. Enumerable.Range(0, CurvePoints).Select(k => low + ((high - low) * k / (CurvePoints - 1)))];

    /// <summary>The axis, in points.</summary>
    public NomogramAxis Axis(double perUnit, int ticks)
    {
        double[] shown = _isFactor ? _values : _few.Length > 0 ? _few : NiceTicks.Within(_values[0], _values[^1], ticks);
        double Points(double x) => (_contribution(x) - Lowest) * perUnit;
        return new()
        {
            Variable = _name,
            IsFactor = _isFactor,
            Labels = [.. shown.Select((v, i) => _isFactor ? _levels[i] : Nomogram.Text(v))],
            Values = [.. shown],
            Points = [.. shown.Select(Points)],
            Ends = (_values[0], Points(_values[0]), _values[^1], Points(_values[^1])),
        };
    }
}
