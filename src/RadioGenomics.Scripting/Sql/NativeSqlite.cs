using System.Runtime.InteropServices;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>What is needed of SQLite's C interface for tables that live outside of it. Source: sqlite.org/vtab.html.</summary>
static unsafe partial class NativeSqlite
{
    public const int Ok = 0, Error = 1, Interrupted = 9, NoMemory = 7;
    public const byte Equal = 2;
    const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_create_module_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateModule(IntPtr database, string name, Module* module, IntPtr data, IntPtr destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_declare_vtab", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Declare(IntPtr database, string sql);

    [LibraryImport(Library, EntryPoint = "sqlite3_vtab_collation")]
    public static partial byte* Collation(IndexInfo* info, int constraint);

    /// <summary>1 or 2: rows are grouped, and only have to lie beside their like.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_vtab_distinct")]
    public static partial int Grouping(IndexInfo* info);

    [LibraryImport(Library, EntryPoint = "sqlite3_error_offset")]
    public static partial int ErrorOffset(IntPtr database);

    [LibraryImport(Library, EntryPoint = "sqlite3_malloc64")]
    public static partial byte* Allocate(ulong bytes);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    public static partial int TypeOf(IntPtr value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    public static partial long Integer(IntPtr value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_double")]
    public static partial double Real(IntPtr value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_text")]
    public static partial byte* Text(IntPtr value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    public static partial byte* Blob(IntPtr value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    public static partial int Bytes(IntPtr value);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_null")]
    public static partial void ResultNull(IntPtr context);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_int64")]
    public static partial void ResultInteger(IntPtr context, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_double")]
    public static partial void ResultReal(IntPtr context, double value);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_text")]
    public static partial void ResultText(IntPtr context, byte* text, int bytes, IntPtr destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_blob")]
    public static partial void ResultBlob(IntPtr context, byte* bytes, int count, IntPtr destructor);

    /// <summary>A text that SQLite frees.</summary>
    public static byte* Message(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + "\0");
        byte* copy = Allocate((ulong)bytes.Length);
        if (copy != null)
        {
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        }
        return copy;
    }

    /// <summary>Reads a value of SQLite.</summary>
    public static SqlValue Read(IntPtr value) => TypeOf(value) switch
    {
        1 => SqlValue.Of(Integer(value)),
        2 => SqlValue.Of(Real(value)),
        3 => SqlValue.Of(Encoding.UTF8.GetString(Text(value), Bytes(value))),
        4 => new SqlValue(SqlKind.Blob, Blob: new ReadOnlySpan<byte>(Blob(value), Bytes(value)).ToArray()),
        _ => SqlValue.Null,
    };

    /// <summary>Hands a value to SQLite, which copies it.</summary>
    public static void Return(IntPtr context, SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlKind.Integer:
                ResultInteger(context, value.Integer);
                break;
            case SqlKind.Real:
                ResultReal(context, value.Real);
                break;
            case SqlKind.Text:
                ReturnText(context, value.Text!);
                break;
            case SqlKind.Blob:
                fixed (byte* bytes = value.Blob)
                {
                    ResultBlob(context, bytes, value.Blob!.Length, Transient);
                }
                break;
            default:
                ResultNull(context);
                break;
        }
    }

    static readonly IntPtr Transient = -1;

    static void ReturnText(IntPtr context, string text)
    {
        const int OnStack = 512;
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> buffer = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        int count = Encoding.UTF8.GetBytes(text, buffer);
        fixed (byte* bytes = buffer)
        {
            ResultText(context, bytes, count, Transient);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Module
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, byte**, VirtualTable**, byte**, int> Create, Connect;
        public delegate* unmanaged[Cdecl]<VirtualTable*, IndexInfo*, int> BestIndex;
        public delegate* unmanaged[Cdecl]<VirtualTable*, int> Disconnect, Destroy;
        public delegate* unmanaged[Cdecl]<VirtualTable*, Cursor**, int> Open;
        public delegate* unmanaged[Cdecl]<Cursor*, int> Close;
        public delegate* unmanaged[Cdecl]<Cursor*, int, byte*, int, IntPtr*, int> Filter;
        public delegate* unmanaged[Cdecl]<Cursor*, int> Next, Eof;
        public delegate* unmanaged[Cdecl]<Cursor*, IntPtr, int, int> Column;
        public delegate* unmanaged[Cdecl]<Cursor*, long*, int> RowId;
        public IntPtr Update, Begin, Sync, Commit, Rollback, FindFunction, Rename, Savepoint, Release, RollbackTo, ShadowName, Integrity;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct VirtualTable
    {
        public Module* Module;
        public int References;
        public byte* Error;
        public IntPtr Source;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Cursor
    {
        public VirtualTable* Table;
        public IntPtr Position;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Constraint
    {
        public int Column;
        public byte Operator;
        public byte IsUsable;
        public int TermOffset;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Order
    {
        public int Column;
        public byte IsDescending;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Usage
    {
        public int Argument;
        public byte Omit;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct IndexInfo
    {
        public int ConstraintCount;
        public Constraint* Constraints;
        public int OrderCount;
        public Order* Orders;
        public Usage* Usages;
        public int Number;
        public byte* Text;
        public int FreeText;
        public int OrderConsumed;
        public double Cost;
        public long Rows;
        public int Flags;
        public ulong ColumnsUsed;
    }
}
