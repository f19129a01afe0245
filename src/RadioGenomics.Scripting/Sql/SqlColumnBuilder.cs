namespace RadioGenomics.Scripting;

/// <summary>One column of a result while it is read. SQLite's values have types, its columns have none: the column's kind is what all values allow.</summary>
sealed class SqlColumnBuilder(string name, string declared)
{
    // Names repeat; this many different texts are kept once.
    const int MaxShared = 100_000;
    const long ExactInDouble = 1L << 53;

    readonly List<SqlKind> _kinds = [];
    readonly List<long> _bits = [];
    readonly List<string?> _texts = [];
    readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);

    public void Add(SqlValue value)
    {
        _kinds.Add(value.Kind);
        _bits.Add(value.Kind == SqlKind.Real ? BitConverter.DoubleToInt64Bits(value.Real) : value.Integer);
        string? text = value.Kind switch
        {
            SqlKind.Text => Share(value.Text!),
            SqlKind.Blob => "0x" + Convert.ToHexString(value.Blob!),
            _ => null,
        };
        if (text is not null)
        {
            while (_texts.Count < _kinds.Count - 1)
            {
                _texts.Add(null);
            }
            _texts.Add(text);
        }
    }

    public TableColumn ToColumn()
    {
        bool hasText = _texts.Count > 0, hasReal = _kinds.Contains(SqlKind.Real), hasNull = _kinds.Contains(SqlKind.Null), hasInteger = _kinds.Contains(SqlKind.Integer);
        bool mixes = hasInteger && (hasReal || hasNull);
        if (hasText || (mixes && HasLargeInteger()) || (!hasReal && !hasInteger && IsDeclared("CHAR", "CLOB", "TEXT")))
        {
            return TableColumn.Text(name, [.. Enumerable.Range(0, _kinds.Count).Select(Text)]);
        }
        if (hasReal || hasNull || (!hasInteger && !IsDeclared("INT", "BOOL")))
        {
            return TableColumn.Number(name, [.. Enumerable.Range(0, _kinds.Count).Select(Number)]);
        }
        return IsDeclared("BOOL") && _bits.TrueForAll(b => b is 0 or 1)
            ? TableColumn.Boolean(name, [.. _bits.Select(b => b == 1)])
            : TableColumn.Integer(name, [.. _bits]);
    }

    bool HasLargeInteger() => Enumerable.Range(0, _bits.Count).Any(i => _kinds[i] == SqlKind.Integer && _bits[i] is > ExactInDouble or < -ExactInDouble);

    bool IsDeclared(params string[] words) => words.Any(w => declared.Contains(w, StringComparison.OrdinalIgnoreCase));

    double Number(int row) => _kinds[row] switch
    {
        SqlKind.Real => BitConverter.Int64BitsToDouble(_bits[row]),
        SqlKind.Integer => _bits[row],
        _ => double.NaN,
    };

    string? Text(int row) => _kinds[row] switch
    {
        SqlKind.Null => null,
        SqlKind.Integer => _bits[row].ToString(System.Globalization.CultureInfo.InvariantCulture),
        SqlKind.Real => TableColumn.FormatNumber(Number(row)),
        _ => _texts[row],
    };

    string Share(string text)
    {
        if (_shared.TryGetValue(text, out string? known))
        {
            return known;
        }
        if (_shared.Count < MaxShared)
        {
            _shared[text] = text;
        }
        return text;
    }
}
