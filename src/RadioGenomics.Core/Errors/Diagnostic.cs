namespace RadioGenomics;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something a careful reader wants to know.</summary>
    Note,
    /// <summary>Something that may change the conclusion.</summary>
    Warning,
}

/// <summary>What a computation noticed but did not fail on. Part of the result, same numbers as the errors.</summary>
/// <param name="Code">The stable number.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, with names and numbers.</param>
public sealed record Diagnostic(ErrorCode Code, DiagnosticSeverity Severity, string Message)
{
    /// <summary>Creates a warning.</summary>
    public static Diagnostic Warning(ErrorCode code, string message) => new(code, DiagnosticSeverity.Warning, message);

    /// <summary>Creates a note.</summary>
    public static Diagnostic Note(ErrorCode code, string message) => new(code, DiagnosticSeverity.Note, message);

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Severity.ToString().ToLowerInvariant()} RG{(int)Code:0000}: {Message}");
}
