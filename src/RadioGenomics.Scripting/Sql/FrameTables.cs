using System.Collections;
using System.Reflection;

namespace RadioGenomics.Scripting;

/// <summary>Data frames of other libraries, known by their shape: Columns, each with a Name and values, and Rows.Count.</summary>
static class FrameTables
{
    /// <summary>Whether a value looks like a data frame.</summary>
    public static bool IsFrame(object? value) => value is not null and not System.Data.DataTable and not Table
        && Read(value, "Columns") is IEnumerable columns and not string
        && value.GetType().GetProperty("Rows") is not null
        && columns.Cast<object?>().All(c => c is IEnumerable && Read(c, "Name") is string);

    /// <summary>Copies it.</summary>
    public static Table Read(object frame) => new(frame.GetType().Name, ((IEnumerable)Read(frame, "Columns")!).Cast<object>()
        .Select(c => ObjectTables.Column((string)Read(c, "Name")!, [.. ((IEnumerable)c).Cast<object?>()])));

    static object? Read(object value, string property)
    {
        PropertyInfo[] found = [.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name == property && p.GetIndexParameters().Length == 0)];
        // A property that hides an inherited one comes first.
        return found.Length > 0 ? found[0].GetValue(value) : null;
    }
}
