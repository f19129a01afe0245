using System.Diagnostics;
using RadioGenomics.Kernel.Zmq;

namespace RadioGenomics.Kernel;

/// <summary>Every error message of this assembly. A connection's key is never part of one.</summary>
[StackTraceHidden]
static class Throw
{
    public static RadioGenomicsException ZmqMissing(string variable, Exception inner) => new(ErrorCode.ToolMissing,
        $"The kernel needs the library libzmq, which was not found. Install it (Debian, Ubuntu: libzmq5; macOS: zeromq) or name its file in {variable}.", inner);

    public static RadioGenomicsException Zmq(string what, int error) => new(ErrorCode.ConnectionInvalid,
        $"The transport could not {what}: {LibZmq.Describe(error)}. If the address is in use, another kernel has the same connection file.");

    public static RadioGenomicsException Connection(string path, string found, Exception? inner = null)
    {
        string message = $"Connection file '{path}': {found}. Expected the JSON that Jupyter writes when it starts a kernel (transport, ip, five ports, key, signature_scheme).";
        return inner is null ? new(ErrorCode.ConnectionInvalid, message) : new(ErrorCode.ConnectionInvalid, message, inner);
    }

    public static RadioGenomicsException NoAnswer(string kernel, string detail) => new(ErrorCode.ConnectionInvalid,
        $"The kernel '{kernel}' was started and did not answer: {detail}");
}
