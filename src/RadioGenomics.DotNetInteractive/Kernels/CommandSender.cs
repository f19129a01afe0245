using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>Carries out commands that a cell sends.</summary>
static class CommandSender
{
    public static async Task<KernelCommandResult> SendAsync(Kernel kernel, KernelCommand command, CancellationToken cancellation)
    {
        INotebookHost host = NotebookHost.Current is { HasCell: true } present ? present
            : throw new InvalidOperationException("Commands can be sent only while a cell runs.");
        // Sent to the root, a command is for the language it names, else for the one that is running.
        string? target = command.TargetKernelName ?? (kernel is CompositeKernel ? host.Kernels?.Current : kernel.Name);
        List<KernelEvent> events = [.. await CarryOutAsync(host, command, target, cancellation).ConfigureAwait(false)];
        if (events is not [.., CommandFailed])
        {
            events.Add(new CommandSucceeded(command));
        }
        return new(command, events);
    }

    static async Task<IEnumerable<KernelEvent>> CarryOutAsync(INotebookHost host, KernelCommand command, string? target, CancellationToken cancellation)
    {
        switch (command)
        {
            case SubmitCode submit:
                return await RunAsync(host, submit, target, cancellation).ConfigureAwait(false);
            case DisplayValue display:
                DisplayedValue shown = host.Display(display.FormattedValue, [], rows: null);
                return [new DisplayedValueProduced(display.FormattedValue.Value, display, [display.FormattedValue], shown.DisplayId)];
            case SendValue send:
                Kernels(host).SetValue(target ?? "", send.Name, send.Value ?? send.FormattedValue?.Value);
                return [];
            case RequestValue request:
                return [Read(host, request, target ?? "")];
            case RequestInput ask:
                return [new InputProduced(host.ReadLine(ask.Prompt, ask.IsPassword || ask.InputTypeHint == "password") ?? "", ask)];
            default:
                throw new NotSupportedException($"The command {command.GetType().Name} is not supported by this host.");
        }
    }

    static async Task<IEnumerable<KernelEvent>> RunAsync(INotebookHost host, SubmitCode submit, string? target, CancellationToken cancellation)
    {
        (object? value, string? error) = await Kernels(host).SubmitAsync(submit.Code, target, cancellation).ConfigureAwait(false);
        return error is not null ? [new CommandFailed(error, submit)] : value is not null ? [new ReturnValueProduced(value, submit)] : [];
    }

    static KernelEvent Read(INotebookHost host, RequestValue request, string target) => Kernels(host).TryGetValue(target, request.Name, out object? held)
        ? new ValueProduced(held, request.Name, FormattedValue.CreateSingleFromObject(held, request.MimeType), request)
        : new CommandFailed($"'{target}' has no variable '{request.Name}'.", request);

    static INotebookKernels Kernels(INotebookHost host) =>
        host.Kernels ?? throw new NotSupportedException("This session has one language only, so no code or value can be sent to another.");
}
