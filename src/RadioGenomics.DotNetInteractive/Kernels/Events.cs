using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Something that happened while a command was carried out.</summary>
public abstract class KernelEvent
{
    internal KernelEvent(KernelCommand? command) => Command = command;

    /// <summary>The command; null when code published the event by itself.</summary>
    public KernelCommand? Command { get; }

    internal virtual void Show(INotebookHost host)
    {
    }
}

/// <summary>A value was shown.</summary>
/// <param name="value">The value.</param>
/// <param name="command">The command.</param>
/// <param name="formattedValues">Its forms; none: those of its type.</param>
/// <param name="valueId">Name of the display.</param>
public class DisplayedValueProduced(object? value, KernelCommand? command = null, IReadOnlyCollection<FormattedValue>? formattedValues = null, string? valueId = null)
    : KernelEvent(command)
{
    /// <summary>The value.</summary>
    public object? Value { get; } = value;

    /// <summary>Its forms.</summary>
    public IReadOnlyCollection<FormattedValue> FormattedValues { get; } = formattedValues ?? [];

    /// <summary>Name of the display.</summary>
    public string? ValueId { get; } = valueId;

    internal override void Show(INotebookHost host) => host.Display(FormattedValues.Count > 0 ? FormattedValues : Value, [], rows: null);
}

/// <summary>Code gave a value.</summary>
/// <param name="value">The value.</param>
/// <param name="command">The command.</param>
/// <param name="formattedValues">Its forms; none: those of its type.</param>
public sealed class ReturnValueProduced(object? value, KernelCommand? command = null, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayedValueProduced(value, command, formattedValues);

/// <summary>A variable was read.</summary>
/// <param name="value">Its value.</param>
/// <param name="name">Its name.</param>
/// <param name="formattedValue">Its value as text.</param>
/// <param name="command">The command.</param>
public sealed class ValueProduced(object? value, string name, FormattedValue? formattedValue, KernelCommand? command = null) : KernelEvent(command)
{
    /// <summary>Its value.</summary>
    public object? Value { get; } = value;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value as text.</summary>
    public FormattedValue? FormattedValue { get; } = formattedValue;
}

/// <summary>The user answered.</summary>
/// <param name="value">What was typed.</param>
/// <param name="command">The command.</param>
public sealed class InputProduced(string value, KernelCommand? command = null) : KernelEvent(command)
{
    /// <summary>What was typed.</summary>
    public string Value { get; } = value;
}

/// <summary>Text was printed.</summary>
/// <param name="command">The command.</param>
/// <param name="formattedValues">The text.</param>
public sealed class StandardOutputValueProduced(KernelCommand? command, IReadOnlyCollection<FormattedValue> formattedValues) : KernelEvent(command)
{
    /// <summary>The text.</summary>
    public IReadOnlyCollection<FormattedValue> FormattedValues { get; } = formattedValues;

    internal override void Show(INotebookHost host) => host.Write("stdout", string.Concat(FormattedValues.Select(f => f.Value)));
}

/// <summary>Text was printed to the standard error.</summary>
/// <param name="command">The command.</param>
/// <param name="formattedValues">The text.</param>
public sealed class StandardErrorValueProduced(KernelCommand? command, IReadOnlyCollection<FormattedValue> formattedValues) : KernelEvent(command)
{
    /// <summary>The text.</summary>
    public IReadOnlyCollection<FormattedValue> FormattedValues { get; } = formattedValues;

    internal override void Show(INotebookHost host) => host.Write("stderr", string.Concat(FormattedValues.Select(f => f.Value)));
}

/// <summary>Something went wrong.</summary>
/// <param name="message">What.</param>
/// <param name="command">The command.</param>
public sealed class ErrorProduced(string message, KernelCommand? command = null) : KernelEvent(command)
{
    /// <summary>What.</summary>
    public string Message { get; } = message;

    internal override void Show(INotebookHost host) => host.Write("stderr", Message + "\n");
}

/// <summary>A command was carried out.</summary>
/// <param name="command">The command.</param>
public sealed class CommandSucceeded(KernelCommand command) : KernelEvent(command);

/// <summary>A command failed.</summary>
/// <param name="message">Why.</param>
/// <param name="command">The command.</param>
public sealed class CommandFailed(string message, KernelCommand command) : KernelEvent(command)
{
    /// <summary>Why.</summary>
    public string Message { get; } = message;
}
