using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static RadioGenomics.Scripting.NativeSqlite;

namespace RadioGenomics.Scripting;

/// <summary>
/// Makes <see cref="SqlSource"/>s tables of a database: SQLite calls back for rows, values and plans. No code of a user runs in these calls,
/// and no exception leaves them.
/// </summary>
sealed unsafe class SourceModule : IDisposable
{
    /// <summary>Name of the module: CREATE VIRTUAL TABLE x USING radiogenomics(number).</summary>
    public const string Name = "radiogenomics";

    readonly Dictionary<int, SqlSource> _sources = [];
    readonly GCHandle _self;
    readonly Module* _module;
    int _count;

    /// <summary>Registers the module. Dispose after the database is closed.</summary>
    public SourceModule(IntPtr database)
    {
        _self = GCHandle.Alloc(this);
        _module = (Module*)NativeMemory.AllocZeroed((nuint)sizeof(Module));
        _module->Version = 2;
        _module->Create = &Create;
        _module->Connect = &Connect;
        _module->BestIndex = &BestIndex;
        _module->Disconnect = _module->Destroy = &Disconnect;
        _module->Open = &Open;
        _module->Close = &Close;
        _module->Filter = &Filter;
        _module->Next = &Next;
        _module->Eof = &Eof;
        _module->Column = &Column;
        _module->RowId = &RowId;
        _ = CreateModule(database, Name, _module, GCHandle.ToIntPtr(_self), IntPtr.Zero);
    }

    /// <summary>Makes a source known; its number stands in CREATE VIRTUAL TABLE.</summary>
    public int Add(SqlSource source)
    {
        _sources[++_count] = source;
        return _count;
    }

    /// <summary>Forgets all sources that no table was made of.</summary>
    public void Clear() => _sources.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_module);
        _self.Free();
    }

    sealed class Position(SqlSource source)
    {
        public SqlSource Source { get; } = source;
        public SqlRows Rows;
        public long Row;
        public long Left;
    }

    static T Target<T>(IntPtr handle)
        where T : class => Unsafe.As<T>(GCHandle.FromIntPtr(handle).Target!);

    // A function of its own: with one for both, SQLite would offer the module itself as a table.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Create(IntPtr database, IntPtr data, int count, byte** arguments, VirtualTable** table, byte** error) =>
        Attach(database, data, count, arguments, table, error);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Connect(IntPtr database, IntPtr data, int count, byte** arguments, VirtualTable** table, byte** error) =>
        Attach(database, data, count, arguments, table, error);

    static int Attach(IntPtr database, IntPtr data, int count, byte** arguments, VirtualTable** table, byte** error)
    {
        try
        {
            string number = count > 3 ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(arguments[3])) : "";
            SourceModule module = Target<SourceModule>(data);
            if (!int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out int key) || !module._sources.TryGetValue(key, out SqlSource? source))
            {
                *error = Message("tables of the session cannot be made by hand");
                return Error;
            }
            int status = Declare(database, SqlText.Declaration(source));
            if (status == Ok)
            {
                var made = (VirtualTable*)NativeMemory.AllocZeroed((nuint)sizeof(VirtualTable));
                made->Source = GCHandle.ToIntPtr(GCHandle.Alloc(source));
                *table = made;
            }
            return status;
        }
        catch (Exception e)
        {
            *error = Message(e.Message);
            return Error;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Disconnect(VirtualTable* table)
    {
        GCHandle.FromIntPtr(table->Source).Free();
        NativeMemory.Free(table);
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int BestIndex(VirtualTable* table, IndexInfo* info)
    {
        try
        {
            var usable = new List<(int Column, int Constraint)>();
            for (int i = 0; i < info->ConstraintCount; i++)
            {
                Constraint constraint = info->Constraints[i];
                if (constraint.Operator == Equal && constraint.IsUsable != 0 && constraint.Column >= 0 && IsBinary(info, i))
                {
                    usable.Add((constraint.Column, i));
                }
            }
            SqlSource source = Target<SqlSource>(table->Source);
            SqlPlan plan = source.Plan([.. usable.Select(u => u.Column)]);
            info->OrderConsumed = info->OrderCount > 0 && (Grouping(info) is 1 or 2) && source.IsGrouped(Orders(info)) ? 1 : 0;
            info->Cost = plan.Cost;
            info->Rows = plan.Rows;
            info->Number = Number(plan.Columns);
            for (int i = 0; i < plan.Columns.Length; i++)
            {
                info->Usages[usable.First(u => u.Column == plan.Columns[i]).Constraint].Argument = i + 1;
            }
            return Ok;
        }
        catch (Exception e)
        {
            return Fail(table, e);
        }
    }

    static List<int> Orders(IndexInfo* info)
    {
        var columns = new List<int>();
        for (int i = 0; i < info->OrderCount; i++)
        {
            columns.Add(info->Orders[i].Column);
        }
        return columns;
    }

    static bool IsBinary(IndexInfo* info, int constraint) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Collation(info, constraint)).SequenceEqual("BINARY"u8);

    // Up to two columns in one number, which is all that SQLite passes on to the search.
    static int Number(ImmutableArray<int> columns) =>
        (columns.Length > 0 ? columns[0] + 1 : 0) | (columns.Length > 1 ? (columns[1] + 1) << 12 : 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Open(VirtualTable* table, Cursor** cursor)
    {
        try
        {
            var made = (Cursor*)NativeMemory.AllocZeroed((nuint)sizeof(Cursor));
            made->Position = GCHandle.ToIntPtr(GCHandle.Alloc(new Position(Target<SqlSource>(table->Source))));
            *cursor = made;
            return Ok;
        }
        catch (Exception e)
        {
            return Fail(table, e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Close(Cursor* cursor)
    {
        GCHandle.FromIntPtr(cursor->Position).Free();
        NativeMemory.Free(cursor);
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Filter(Cursor* cursor, int number, byte* text, int count, IntPtr* arguments)
    {
        try
        {
            Position position = Target<Position>(cursor->Position);
            Span<int> columns = [(number & 0xFFF) - 1, (number >> 12) - 1];
            Span<SqlValue> values = new SqlValue[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = NativeSqlite.Read(arguments[i]);
            }
            position.Rows = position.Source.Find(columns[..count], values);
            position.Row = position.Rows.Start;
            position.Left = position.Rows.Count;
            return Ok;
        }
        catch (Exception e)
        {
            return Fail(cursor->Table, e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Next(Cursor* cursor)
    {
        Position position = Target<Position>(cursor->Position);
        if (position.Rows.Chain is EqualityIndex chain)
        {
            position.Row = chain.Next(position.Row);
            position.Left = position.Row < 0 ? 0 : position.Left;
        }
        else
        {
            position.Row += position.Rows.Stride;
            position.Left--;
        }
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Eof(Cursor* cursor) => Target<Position>(cursor->Position).Left <= 0 ? 1 : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Column(Cursor* cursor, IntPtr context, int column)
    {
        try
        {
            Position position = Target<Position>(cursor->Position);
            Return(context, position.Source.Read(position.Row, column));
            return Ok;
        }
        catch (Exception e)
        {
            return Fail(cursor->Table, e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int RowId(Cursor* cursor, long* id)
    {
        *id = Target<Position>(cursor->Position).Row + 1;
        return Ok;
    }

    static int Fail(VirtualTable* table, Exception e)
    {
        table->Error = Message(e.Message);
        return e is OutOfMemoryException ? NoMemory : Error;
    }
}
