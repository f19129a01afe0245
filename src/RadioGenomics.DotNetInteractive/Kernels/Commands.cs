namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Something that a kernel is asked to do.</summary>
public abstract class KernelCommand
{
    internal KernelCommand(string? targetKernelName) => TargetKernelName = targetKernelName;

    /// <summary>Name of the language that is meant; null: the one that is asked.</summary>
    public string? TargetKernelName { get; set; }
}

/// <summary>Run code.</summary>
/// <param name="code">The code.</param>
/// <param name="targetKernelName">Language; null: the one that is asked.</param>
public sealed class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>The code.</summary>
    public string Code { get; } = code ?? throw new ArgumentNullException(nameof(code));
}

/// <summary>Show a value.</summary>
/// <param name="formattedValue">The value in the form to show.</param>
/// <param name="valueId">Not used: displays are named by the host.</param>
public sealed class DisplayValue(FormattedValue formattedValue, string? valueId = null) : KernelCommand(null)
{
    /// <summary>The value in the form to show.</summary>
    public FormattedValue FormattedValue { get; } = formattedValue ?? throw new ArgumentNullException(nameof(formattedValue));

    /// <summary>Name of the display.</summary>
    public string? ValueId { get; } = valueId;
}

/// <summary>Set a variable.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">Its value.</param>
/// <param name="formattedValue">The value as text, taken when there is no value.</param>
/// <param name="targetKernelName">Language; null: the one that is asked.</param>
public sealed class SendValue(string name, object? value, FormattedValue? formattedValue = null, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>Name of the variable.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Its value.</summary>
    public object? Value { get; } = value;

    /// <summary>The value as text.</summary>
    public FormattedValue? FormattedValue { get; } = formattedValue;
}

/// <summary>Read a variable.</summary>
/// <param name="name">Its name.</param>
/// <param name="mimeType">Media type of its text form.</param>
/// <param name="targetKernelName">Language; null: the one that is asked.</param>
public sealed class RequestValue(string name, string mimeType = "application/json", string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>Name of the variable.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Media type of its text form.</summary>
    public string MimeType { get; } = mimeType;
}

/// <summary>Ask the user for a line.</summary>
/// <param name="prompt">What is asked for.</param>
/// <param name="isPassword">Whether what is typed is hidden.</param>
/// <param name="inputTypeHint">What kind of value is meant.</param>
public sealed class RequestInput(string prompt = "", bool isPassword = false, string inputTypeHint = "text") : KernelCommand(null)
{
    /// <summary>What is asked for.</summary>
    public string Prompt { get; } = prompt;

    /// <summary>Whether what is typed is hidden.</summary>
    public bool IsPassword { get; } = isPassword;

    /// <summary>What kind of value is meant.</summary>
    public string InputTypeHint { get; } = inputTypeHint;
}
