namespace Microsoft.DotNet.Interactive;

/// <summary>What this assembly needs of the session that runs a notebook. One per process; it finds the running cell by itself.</summary>
interface INotebookHost
{
    /// <summary>Whether a cell is running here.</summary>
    bool HasCell { get; }

    /// <summary>Ends when the running cell is to stop.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>The languages of the running cell's session; null when it has only its own.</summary>
    INotebookKernels? Kernels { get; }

    /// <summary>All forms of a value, formatters of the user first; only the named media types (and plain text) if any are named.</summary>
    IReadOnlyList<FormattedValue> Format(object? value, IReadOnlyCollection<string> mimeTypes, int? rows);

    /// <summary>One form of a value without the user's formatters.</summary>
    string FormatDefault(object? value, string mimeType);

    /// <summary>Shows a value in the running cell.</summary>
    DisplayedValue Display(object? value, IReadOnlyCollection<string> mimeTypes, int? rows);

    /// <summary>Asks the user for a line.</summary>
    string? ReadLine(string prompt, bool isPassword);

    /// <summary>Prints in the running cell; nothing when there is none.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">The text.</param>
    void Write(string name, string text);
}

/// <summary>The languages of a session, as notebooks see them: a root with one kernel per language.</summary>
interface INotebookKernels
{
    /// <summary>The languages, the default first.</summary>
    IReadOnlyList<KernelInfo> All { get; }

    /// <summary>Name of the language whose code is running.</summary>
    string Current { get; }

    /// <summary>Runs code in a language while the present cell runs; what it shows appears in the present cell.</summary>
    /// <returns>The value, or why it failed.</returns>
    Task<(object? Value, string? Error)> SubmitAsync(string code, string? kernelName, CancellationToken cancellation);

    /// <summary>A variable of a language.</summary>
    bool TryGetValue(string kernelName, string name, out object? value);

    /// <summary>Sets a variable of a language.</summary>
    void SetValue(string kernelName, string name, object? value);
}

/// <summary>The host of this process.</summary>
static class NotebookHost
{
    /// <summary>Null as long as no session has been started.</summary>
    public static INotebookHost? Current { get; set; }

    public static DisplayedValue Display(object? value, IReadOnlyCollection<string> mimeTypes, int? rows = null) =>
        Current?.Display(value, mimeTypes, rows) ?? new DisplayedValue("", value, FormattedValue.CreateManyFromObject(value, [.. mimeTypes]), _ => []);
}
