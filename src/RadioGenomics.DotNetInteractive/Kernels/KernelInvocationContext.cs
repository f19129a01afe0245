using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell.</summary>
public sealed class KernelInvocationContext
{
    readonly INotebookHost _host;

    KernelInvocationContext(INotebookHost host) => _host = host;

    /// <summary>The running cell; null outside of one.</summary>
    public static KernelInvocationContext? Current => NotebookHost.Current is { HasCell: true } host ? new(host) : null;

    /// <summary>What is being carried out, for events that name it: the running cell, whose code is not told.</summary>
    public KernelCommand Command => new SubmitCode("", HandlingKernel.Name);

    /// <summary>The language whose code is running.</summary>
    public Kernel HandlingKernel => new(_host.Kernels is INotebookKernels kernels
        ? kernels.All.FirstOrDefault(i => i.LocalName == kernels.Current) ?? kernels.All[0] : KernelInfo.CSharp);

    /// <summary>Ends when the cell is to stop.</summary>
    public CancellationToken CancellationToken => _host.Cancellation;

    /// <summary>Shows a value.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">Media types to show it in; none: those of its type.</param>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => _host.Display(value, mimeTypes, rows: null);

    /// <summary>Shows text as a given media type.</summary>
    /// <param name="value">The text, in that form already.</param>
    /// <param name="mimeType">Its media type.</param>
    public DisplayedValue DisplayAs(string value, string mimeType) => _host.Display(new FormattedValue(mimeType, value), [], rows: null);

    /// <summary>Prints to the standard output of the cell.</summary>
    /// <param name="output">The text.</param>
    public void DisplayStandardOut(string output) => _host.Write("stdout", output);

    /// <summary>Prints to the standard error of the cell.</summary>
    /// <param name="error">The text.</param>
    public void DisplayStandardError(string error) => _host.Write("stderr", error);

    /// <summary>Shows what an event says: values and text appear in the cell, other events have no effect.</summary>
    /// <param name="kernelEvent">The event.</param>
    public void Publish(KernelEvent kernelEvent)
    {
        ArgumentNullException.ThrowIfNull(kernelEvent);
        kernelEvent.Show(_host);
    }
}
