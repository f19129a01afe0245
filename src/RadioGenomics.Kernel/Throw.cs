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

    public static RadioGenomicsException NoProgram(string kernel, string program, string detail, Exception inner) => new(ErrorCode.ToolMissing,
        $"The kernel '{kernel}' could not be started: {detail} Is '{program}' installed?", inner);

    public static RadioGenomicsException DoesNotStop(string kernel) => new(ErrorCode.ConnectionInvalid,
        $"The kernel '{kernel}' was interrupted and does not stop: it is still at work. Connect it again with #!connect to end it and start anew.");

    public static RadioGenomicsException StillBusy(string kernel) => new(ErrorCode.ConnectionInvalid,
        $"The kernel '{kernel}' is still at work on an earlier cell that did not stop. Connect it again with #!connect to end it and start anew.");

    public static RadioGenomicsException KernelClosed(string kernel) => new(ErrorCode.ConnectionInvalid,
        $"The kernel '{kernel}' has ended. Connect it again with #!connect.");

    public static RadioGenomicsException ConnectElsewhere(string parameter) => new(ErrorCode.CommandUnsupported,
        $"#!connect jupyter {parameter} is not supported here: only kernels of this machine are started. Install a kernelspec for the kernel "
        + "('jupyter kernelspec install', 'python -m ipykernel install --user') and name it with --kernel-spec.");

    public static RadioGenomicsException NoKernelSpec(string spec, string[] installed)
    {
        string[] near = [.. NearLabels.Find(spec, installed, 2)];
        string known = installed.Length > 0 ? $"There are {string.Join(", ", installed)}." : "There are none.";
        return new(ErrorCode.ConnectFailed, $"Jupyter has no kernel '{spec}'. {(near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}? " : "")}{known} "
            + "R's comes with r-cran-irkernel or IRkernel::installspec(), Python's with python3-ipykernel or 'python -m ipykernel install --user'.");
    }

    public static RadioGenomicsException NoInitScript(string path, Exception inner) => new(ErrorCode.ConnectFailed,
        $"The script '{path}' of --init-script cannot be read: {inner.Message}", inner);

    public static RadioGenomicsException BridgeUnknown(string kernel, string language) => new(ErrorCode.ShareFailed,
        $"Values can be shared with kernels of R and Python; '{kernel}' speaks {(language.Length > 0 ? language : "an unnamed language")}. Hand them over as files.");

    public static RadioGenomicsException BridgeName(string kernel, string name) => new(ErrorCode.ShareFailed,
        $"'{name}' cannot be the name of a variable in '{kernel}'. Give another one with --as, of letters, digits and '_'.");

    public static RadioGenomicsException BridgeFailed(string kernel, string name, string why) => new(ErrorCode.ShareFailed,
        $"'{name}' did not get between C# and '{kernel}': {why}");
}
