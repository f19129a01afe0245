namespace RadioGenomics.Scripting;

/// <summary>
/// Which tables SQL finds by name: variables, tables of cohorts, tables of results as <c>variable.table</c>; of every matrix also
/// <c>name_long</c>. Values are looked up when a query names them, so a query always sees the present value.
/// </summary>
sealed class SqlCatalog(Func<IReadOnlyDictionary<string, object?>> variables)
{
    const string Long = "_long";

    /// <summary>The variables of the session.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; } = variables();

    /// <summary>A table by name; null when there is none.</summary>
    /// <param name="schema">What stands before the dot; null or "main": nothing.</param>
    /// <param name="name">What stands behind it.</param>
    /// <param name="mentioned">Whether the query may name a column.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SqlInvalid"/> when several tables have the name.</exception>
    public SqlSource? Find(string? schema, string name, Func<string, bool> mentioned)
    {
        if (schema is not null)
        {
            return Variable(schema) is (string, IReport report) ? Part(report, name, mentioned) : null;
        }
        return OfVariable(name, mentioned) ?? OfCohorts(name, mentioned)
            ?? (name.ToLowerInvariant() switch { "tables" => new TableSource(Overview()) { Name = name }, "columns" => new TableSource(AllColumns(mentioned)) { Name = name }, _ => null });
    }

    /// <summary>Every name that can stand behind FROM.</summary>
    public IEnumerable<string> Names() => Entries().Select(e => e.Name);

    SqlSource? OfVariable(string name, Func<string, bool> mentioned)
    {
        if (Variable(name) is (string found, object value) && SqlTables.IsTable(value))
        {
            return value is IReport report ? Single(found, report, mentioned) : SqlTables.Source(found, value, mentioned);
        }
        return name.EndsWith(Long, StringComparison.OrdinalIgnoreCase) && Variable(name[..^Long.Length]) is (string, LabelledMatrix matrix)
            ? SqlTables.LongMatrix(name, matrix, []) : null;
    }

    SqlSource? OfCohorts(string name, Func<string, bool> mentioned)
    {
        (string Name, SqlSource Source)[] found = [.. Variables.Where(v => v.Value is Cohort)
            .DistinctBy(v => v.Value)
            .Select(v => (v.Key, Source: OfCohort((Cohort)v.Value!, name, mentioned)!)).Where(f => f.Source is not null)];
        return found.Length > 1 ? throw Throw.SqlAmbiguous(name, found.Select(f => $"{f.Name}.{name}")) : found.FirstOrDefault().Source;
    }

    // Upper and lower case are the same in SQL; where C# has both, the exact name counts.
    (string Name, object Value)? Variable(string name) =>
        Variables.TryGetValue(name, out object? exact) && exact is not null ? (name, exact)
        : Variables.Where(v => v.Value is not null && v.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray() is [var only] ? (only.Key, only.Value!)
        : null;

    static SqlSource Single(string name, IReport report, Func<string, bool> mentioned)
    {
        Table[] tables = [.. report.Tables()];
        return tables.Length == 1 || report is Cohort
            ? SqlTables.Source(name, tables[0], mentioned)!
            : throw Throw.SqlSeveralTables(name, tables.Select(t => $"{name}.{t.Name}"));
    }

    static SqlSource? Part(IReport report, string name, Func<string, bool> mentioned) =>
        (report is Cohort cohort ? OfCohort(cohort, name, mentioned) : null)
        ?? (report.Tables().FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is Table table ? SqlTables.Source(name, table, mentioned) : null);

    static SqlSource? OfCohort(Cohort cohort, string name, Func<string, bool> mentioned)
    {
        // Cohorts tell upper from lower case in names of tables, SQL does not.
        string table = cohort.TableNames.FirstOrDefault(t => t.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name.ToLowerInvariant();
        if (cohort.HasMatrix(table))
        {
            return SqlTables.Matrix(name, cohort.Matrix(table), mentioned, cohort.Patients);
        }
        if (table.EndsWith(Long, StringComparison.OrdinalIgnoreCase) && OfMatrix(cohort, table[..^Long.Length]) is LabelledMatrix matrix)
        {
            return SqlTables.LongMatrix(name, matrix, cohort.Patients);
        }
        return OtherTable(cohort, table) is Table other
            ? new TableSource(other, other.RowCount == cohort.SampleIds.Length && IsClinical(cohort, table)
                ? [TableColumn.Text("sample", [.. cohort.SampleIds]), TableColumn.Text("patient", [.. cohort.Patients])] : [])
            { Name = name }
            : null;
    }

    static LabelledMatrix? OfMatrix(Cohort cohort, string name)
    {
        string table = cohort.TableNames.FirstOrDefault(t => t.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
        return cohort.HasMatrix(table) ? cohort.Matrix(table) : null;
    }

    static bool IsClinical(Cohort cohort, string name) =>
        cohort.TableNames.Any(t => !cohort.HasMatrix(t) && (t == name || name == "clinical"));

    static Table? OtherTable(Cohort cohort, string name) => name switch
    {
        _ when IsClinical(cohort, name) => cohort.Clinical,
        "endpoints" => Endpoints(cohort),
        "join_report" => cohort.JoinReport.EntryTable(),
        "join_overlap" => cohort.JoinReport.OverlapTable(),
        "join_counts" => cohort.JoinReport.CountTable(),
        _ => null,
    };

    static Table Endpoints(Cohort cohort) => Table.From("endpoints",
        ("sample", cohort.Endpoints.SelectMany(_ => cohort.SampleIds)),
        ("endpoint", cohort.Endpoints.SelectMany(e => e.Time.Select(_ => e.Name))),
        ("time", cohort.Endpoints.SelectMany(e => e.Time)),
        ("event", cohort.Endpoints.SelectMany(e => e.Event)),
        ("unit", cohort.Endpoints.SelectMany(e => e.Time.Select(_ => e.Unit.ToString().ToLowerInvariant()))));

    IEnumerable<(string Name, string From, long? Rows, long? Columns)> Entries()
    {
        bool isOne = Variables.Values.OfType<Cohort>().Distinct().Count() == 1;
        foreach ((string name, object? value) in Variables.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            string type = value is null ? "" : ShortText.Name(value.GetType());
            IEnumerable<(string, string, long?, long?)> entries = value switch
            {
                Cohort cohort => OfCohort(cohort).Select(e => (isOne ? e.Name : $"{name}.{e.Name}", name, e.Rows, e.Columns)),
                IReport report => report.Tables().Select(t => ($"{name}.{t.Name}", type, (long?)t.RowCount, (long?)t.Columns.Length)),
                LabelledMatrix matrix => [Wide(name, type, matrix), Tall(name, type, matrix)],
                _ when SqlTables.IsTable(value) => [(name, type, SqlTables.Shape(value).Rows, SqlTables.Shape(value).Columns)],
                _ => [],
            };
            foreach ((string, string, long?, long?) entry in entries)
            {
                yield return entry;
            }
        }
    }

    static (string, string, long?, long?) Wide(string name, string from, LabelledMatrix m) => (name, from, m.SampleCount, m.FeatureCount + 1L);

    static (string, string, long?, long?) Tall(string name, string from, LabelledMatrix m) => (name + Long, from, (long)m.SampleCount * m.FeatureCount, 3);

    static IEnumerable<(string Name, long? Rows, long? Columns)> OfCohort(Cohort cohort)
    {
        foreach (string name in cohort.TableNames)
        {
            if (cohort.HasMatrix(name))
            {
                LabelledMatrix m = cohort.Matrix(name);
                yield return (name, m.SampleCount, m.FeatureCount + 1L);
                yield return (name + Long, (long)m.SampleCount * m.FeatureCount, 3);
            }
            else
            {
                yield return (name, cohort.Clinical.RowCount, cohort.Clinical.Columns.Length);
            }
        }
        foreach (string name in (string[])["endpoints", "join_report", "join_overlap", "join_counts"])
        {
            Table table = OtherTable(cohort, name)!;
            yield return (name, table.RowCount, table.Columns.Length);
        }
    }

    Table Overview()
    {
        (string Name, string From, long? Rows, long? Columns)[] entries = [.. Entries()];
        return new Table("tables", [
            TableColumn.Text("name", [.. entries.Select(e => e.Name)]), TableColumn.Text("variable", [.. entries.Select(e => e.From)]),
            TableColumn.Number("rows", [.. entries.Select(e => e.Rows ?? double.NaN)]), TableColumn.Number("columns", [.. entries.Select(e => e.Columns ?? double.NaN)])]);
    }

    Table AllColumns(Func<string, bool> mentioned)
    {
        var rows = new List<(string Table, SqlColumn Column)>();
        foreach (string name in Names())
        {
            string[] parts = name.Split('.', 2);
            SqlSource? source = parts.Length == 2 ? Find(parts[0], parts[1], mentioned) : Find(null, name, mentioned);
            rows.AddRange(source?.Columns.Select(c => (name, c)) ?? []);
        }
        return Table.From("columns", ("table_name", rows.Select(r => r.Table)), ("name", rows.Select(r => r.Column.Name)),
            ("type", rows.Select(r => r.Column.Type)), ("hidden", rows.Select(r => r.Column.IsHidden)));
    }
}
