namespace RadioGenomics;

/// <summary>
/// A mistake in data, options or usage that its user can mend. The message says what was found (with file, row, column or
/// numbers), what was expected and what to do. Programming mistakes stay <see cref="ArgumentException"/> and its kin.
/// </summary>
public sealed class RadioGenomicsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RadioGenomicsException(ErrorCode code, string message)
        : base(message) => Code = code;

    /// <summary>Creates the exception with the fault that caused it.</summary>
    public RadioGenomicsException(ErrorCode code, string message, Exception inner)
        : base(message, inner) => Code = code;

    /// <summary>The stable number of this kind of mistake.</summary>
    public ErrorCode Code { get; }

    /// <summary>The form that the command line prints: <c>RG1001: message</c>.</summary>
    public string ToDisplayString() => FormattableString.Invariant($"RG{(int)Code:0000}: {Message}");
}
