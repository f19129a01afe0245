using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>One output of a code cell.</summary>
public abstract record NotebookOutput
{
    /// <summary>Members of the stored output that the format does not know, kept as they are.</summary>
    public JsonObject Extra { get; init; } = [];
}

/// <summary>Text that the cell printed.</summary>
public sealed record StreamOutput : NotebookOutput
{
    /// <summary>"stdout" or "stderr".</summary>
    public required string Name { get; init; }

    /// <summary>What was printed.</summary>
    public required string Text { get; init; }
}

/// <summary>A value that the cell showed: its result, or something displayed on the way.</summary>
public sealed record DataOutput : NotebookOutput
{
    /// <summary>Number of the execution when this is the cell's result; null for a display.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Whether this is the cell's result (<c>execute_result</c>) and not a display (<c>display_data</c>).</summary>
    public bool IsResult { get; init; }

    /// <summary>The value's forms.</summary>
    public required MimeBundle Data { get; init; }

    /// <summary>Metadata of the output, kept as it is.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Handle by which a later display replaces this one; never stored.</summary>
    public string? DisplayId { get; init; }

    /// <summary>Whether this library's own formatters made the HTML in this process. Never stored: what comes from a file is not trusted.</summary>
    public bool IsTrusted { get; init; }
}

/// <summary>Why a cell failed.</summary>
public sealed record ErrorOutput : NotebookOutput
{
    /// <summary>Type of the error, such as "CompilationError".</summary>
    public required string Name { get; init; }

    /// <summary>The message.</summary>
    public required string Value { get; init; }

    /// <summary>Message and places, line by line.</summary>
    public ImmutableArray<string> Traceback { get; init; } = [];
}

/// <summary>An output of a type that nbformat 4 does not know; kept as it is.</summary>
public sealed record OtherOutput : NotebookOutput;
