using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Turns terms into columns.</summary>
sealed class ModelMatrixBuilder(Table table, IReadOnlyDictionary<string, ImmutableArray<string>>? levels)
{
    readonly List<string> _names = [];
    readonly List<double[]> _columns = [];
    readonly List<CoxTerm> _terms = [];
    readonly List<SplineTerm> _splines = [];
    readonly List<Diagnostic> _diagnostics = [];

    public void Add(string term)
    {
        int before = _columns.Count;
        int open = term.IndexOf('(');
        if (table.HasColumn(term) || open < 0 || !term.EndsWith(')'))
        {
            AddColumn(table[term], term);
        }
        else
        {
            string[] arguments = term[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
            AddFunction(term, term[..open].Trim(), arguments);
        }
        if (_columns.Count > before)
        {
            _terms.Add(new(term, [.. Enumerable.Range(before, _columns.Count - before)]));
        }
    }

    public ModelMatrix Build(ImmutableArray<string> rowLabels) => new()
    {
        Values = LabelledMatrix.FromColumnMajor(rowLabels, [.. _names], [.. _columns.SelectMany(c => c)]).WithName("covariates"),
        Terms = [.. _terms],
        Splines = [.. _splines],
        Diagnostics = [.. _diagnostics],
    };

    void AddColumn(TableColumn column, string name)
    {
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                Add(name + "TRUE", Numbers(column));
                break;
            case ColumnKind.Text:
                AddFactor(column, name);
                break;
            default:
                Add(name, Numbers(column));
                break;
        }
    }

    void Add(string name, double[] values)
    {
        _names.Add(name);
        _columns.Add(values);
    }

    static double[] Numbers(TableColumn column) => [.. Enumerable.Range(0, column.Count).Select(column.NumberAt)];

    void AddFactor(TableColumn column, string name)
    {
        var groups = Grouping.FromColumn(column);
        ImmutableArray<string> order = levels is not null && levels.TryGetValue(column.Name, out ImmutableArray<string> given) ? given : groups.Levels;
        string[] present = [.. order.Where(l => groups.Levels.Contains(l))];
        foreach (string level in groups.Levels.Where(l => !order.Contains(l)))
        {
            Throw.LevelUnknown(column.Name, level, order);
        }
        if (present.Length < 2)
        {
            _diagnostics.Add(Diagnostic.Warning(ErrorCode.ConstantColumn, present.Length == 0
                ? $"'{column.Name}' has no value at all and was left out."
                : $"'{column.Name}' is '{present[0]}' in all rows: it has no effect to estimate and was left out."));
            return;
        }
        foreach (string level in present.Skip(1))
        {
            int code = groups.Levels.IndexOf(level);
            Add(name + level, [.. groups.Codes.Select(c => c < 0 ? double.NaN : c == code ? 1 : 0)]);
        }
    }

    void AddFunction(string term, string function, string[] arguments)
    {
        TableColumn column = table[arguments[0]];
        switch (function)
        {
            case "factor":
                AddFactor(column, term);
                break;
            case "log":
                Add(term, [.. Numbers(column).Select(v => Positive(term, v, Math.Log))]);
                break;
            case "log2":
                Add(term, [.. Numbers(column).Select(v => Positive(term, v, Math.Log2))]);
                break;
            case "sqrt":
                Add(term, [.. Numbers(column).Select(v => v < 0 ? Positive(term, v, Math.Sqrt) : Math.Sqrt(v))]);
                break;
            case "ns" or "rcs":
                AddSpline(term, function, column, arguments);
                break;
            default:
                Throw.FunctionUnknown(term);
                break;
        }
    }

    static double Positive(string term, double value, Func<double, double> function)
    {
        if (value <= 0)
        {
            Throw.OutsideFunction(term, value);
        }
        return function(value);
    }

    void AddSpline(string term, string function, TableColumn column, string[] arguments)
    {
        int size = 0;
        if (arguments.Length != 2 || !int.TryParse(arguments[1].Split('=')[^1].Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out size))
        {
            Throw.FunctionUnknown(term);
        }
        double[] values = Numbers(column);
        SplineTerm spline = function == "ns" ? SplineTerm.Natural(term, column.Name, values, size) : SplineTerm.Restricted(term, column.Name, values, size);
        double[][] basis = spline.Columns(values);
        for (int c = 0; c < basis.Length; c++)
        {
            Add(spline.ColumnName(c), basis[c]);
        }
        _splines.Add(spline);
    }
}
