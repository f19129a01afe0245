using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RadioGenomics.Kernel.Zmq;

/// <summary>The functions of libzmq that a kernel needs. Source: the manual pages of ZeroMQ 4.3.</summary>
static unsafe partial class LibZmq
{
    /// <summary>Names another file than the system's libzmq.</summary>
    public const string PathVariable = "RADIOGENOMICS_LIBZMQ";

    const string Library = "libzmq";
    static readonly string[] FileNames = [
        "libzmq.so.5", "libzmq.so", "libzmq.5.dylib", "libzmq.dylib", "/opt/homebrew/lib/libzmq.dylib", "/usr/local/lib/libzmq.dylib", "libzmq.dll", "libzmq-v143-mt-4_3_5.dll",
    ];

    static LibZmq() => NativeLibrary.SetDllImportResolver(typeof(LibZmq).Assembly, Resolve);

    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/>.</exception>
    public static string Version()
    {
        try
        {
            VersionOf(out int major, out int minor, out int patch);
            return FormattableString.Invariant($"{major}.{minor}.{patch}");
        }
        catch (DllNotFoundException e)
        {
            throw Throw.ZmqMissing(PathVariable, e);
        }
    }

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        string? own = Environment.GetEnvironmentVariable(PathVariable);
        foreach (string file in own is { Length: > 0 } ? [own] : name == Library ? FileNames : [])
        {
            if (NativeLibrary.TryLoad(file, assembly, search, out nint handle))
            {
                return handle;
            }
        }
        return 0;
    }

    [LibraryImport(Library, EntryPoint = "zmq_version")]
    private static partial void VersionOf(out int major, out int minor, out int patch);

    [LibraryImport(Library, EntryPoint = "zmq_ctx_new")]
    public static partial nint NewContext();

    [LibraryImport(Library, EntryPoint = "zmq_ctx_shutdown")]
    public static partial int ShutDown(nint context);

    [LibraryImport(Library, EntryPoint = "zmq_ctx_term")]
    public static partial int Terminate(nint context);

    [LibraryImport(Library, EntryPoint = "zmq_socket")]
    public static partial nint NewSocket(nint context, int type);

    [LibraryImport(Library, EntryPoint = "zmq_close")]
    public static partial int Close(nint socket);

    [LibraryImport(Library, EntryPoint = "zmq_bind", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Bind(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_setsockopt")]
    public static partial int SetOption(nint socket, int option, void* value, nuint size);

    [LibraryImport(Library, EntryPoint = "zmq_getsockopt")]
    public static partial int GetOption(nint socket, int option, void* value, nuint* size);

    [LibraryImport(Library, EntryPoint = "zmq_send")]
    public static partial int Send(nint socket, byte* data, nuint size, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_init")]
    public static partial int InitMessage(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_recv")]
    public static partial int Receive(Message* message, nint socket, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_data")]
    public static partial byte* Data(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_more")]
    public static partial int HasMore(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_close")]
    public static partial int CloseMessage(Message* message);

    [LibraryImport(Library, EntryPoint = "zmq_poll")]
    public static partial int Poll(byte* items, int count, long milliseconds);

    [LibraryImport(Library, EntryPoint = "zmq_errno")]
    public static partial int LastError();

    [LibraryImport(Library, EntryPoint = "zmq_strerror")]
    private static partial nint ErrorText(int error);

    public static string Describe(int error) => Marshal.PtrToStringUTF8(ErrorText(error)) ?? FormattableString.Invariant($"error {error}");

    /// <summary>A message structure of 64 bytes; its content is libzmq's own.</summary>
    [InlineArray(8)]
    public struct Message
    {
        ulong _first;
    }
}
