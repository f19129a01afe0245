using SQLitePCL;

namespace RadioGenomics.Scripting;

/// <summary>Gives <c>@name</c>, <c>:name</c> and <c>$name</c> the values of variables. Values are bound, never written into the text.</summary>
static class SqlParameters
{
    public static void Bind(sqlite3_stmt statement, SqlCatalog catalog, int line)
    {
        for (int i = 1; i <= raw.sqlite3_bind_parameter_count(statement); i++)
        {
            string? name = raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string();
            if (string.IsNullOrEmpty(name) || name[0] == '?')
            {
                throw new SqlException("Parameters need a name: write @name, and the value of the C# variable 'name' stands in its place.", line);
            }
            _ = Bind(statement, i, Value(name, catalog, line));
        }
    }

    static SqlValue Value(string parameter, SqlCatalog catalog, int line)
    {
        string name = parameter[1..];
        if (!catalog.Variables.TryGetValue(name, out object? value))
        {
            string[] near = [.. NearLabels.Find(name, catalog.Variables.Keys, 2)];
            throw new SqlException($"There is no variable '{name}' for the parameter {parameter}."
                + (near.Length > 0 ? $" Did you mean {string.Join(" or ", near.Select(n => parameter[0] + n))}?" : " Declare it in a C# cell first."), line);
        }
        return SqlValue.OfScalar(value) ?? throw new SqlException(
            SqlTables.IsTable(value)
                ? $"{parameter} is not one value: the variable '{name}' is of type {ShortText.Name(value!.GetType())}. Write its name without {parameter[0]}, as in: x IN {name}, or FROM {name}."
                : $"{parameter} is not one value: the variable '{name}' is of type {ShortText.Name(value!.GetType())}. A parameter is a number, a text, a truth value or a date.", line);
    }

    static int Bind(sqlite3_stmt statement, int index, SqlValue value) => value.Kind switch
    {
        SqlKind.Integer => raw.sqlite3_bind_int64(statement, index, value.Integer),
        SqlKind.Real => raw.sqlite3_bind_double(statement, index, value.Real),
        SqlKind.Text => raw.sqlite3_bind_text(statement, index, value.Text!),
        SqlKind.Blob => raw.sqlite3_bind_blob(statement, index, value.Blob!),
        _ => raw.sqlite3_bind_null(statement, index),
    };
}
