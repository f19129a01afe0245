using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>What became of an identifier.</summary>
public enum GeneIdStatus
{
    /// <summary>It became another.</summary>
    Mapped,
    /// <summary>It was one of those wanted already.</summary>
    Unchanged,
    /// <summary>It became another that further identifiers became too.</summary>
    Merged,
    /// <summary>It stands for several others.</summary>
    Ambiguous,
    /// <summary>The table does not know it.</summary>
    Lost,
}

/// <summary>What became of one identifier.</summary>
/// <param name="From">As it was.</param>
/// <param name="To">What it became; empty when it was left out.</param>
/// <param name="Status">Why.</param>
public sealed record GeneIdStep(string From, ImmutableArray<string> To, GeneIdStatus Status);

/// <summary>Identifiers after mapping, and the list of losses.</summary>
public sealed class GeneIdMapping
{
    readonly Dictionary<string, ImmutableArray<string>> _to;

    internal GeneIdMapping(ImmutableArray<GeneIdStep> steps, string table)
    {
        Steps = steps;
        _to = steps.ToDictionary(s => s.From, s => s.To, StringComparer.Ordinal);
        Diagnostics = Describe(table);
    }

    /// <summary>Every identifier once, in the order given.</summary>
    public ImmutableArray<GeneIdStep> Steps { get; }

    /// <summary>Counts of what was mapped, lost, ambiguous and merged; a warning when something was lost.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>How many identifiers have a status.</summary>
    public int Count(GeneIdStatus status) => Steps.Count(s => s.Status == status);

    /// <summary>The loss list as a table: id, mapped_to, status.</summary>
    public Table ToTable() => Table.From("gene_ids", ("id", Steps.Select(s => s.From)), ("mapped_to", Steps.Select(s => string.Join(';', s.To))),
        ("status", Steps.Select(s => s.Status.ToString().ToLowerInvariant())));

    /// <summary>The identifiers after mapping, each once, in order.</summary>
    /// <param name="ids">Identifiers that were mapped.</param>
    public ImmutableArray<string> Apply(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.SelectMany(id => _to[id]).Distinct(StringComparer.Ordinal)];
    }

    ImmutableArray<Diagnostic> Describe(string table)
    {
        int lost = Count(GeneIdStatus.Lost), ambiguous = Count(GeneIdStatus.Ambiguous);
        string[] gone = [.. Steps.Where(s => s.To.IsEmpty).Select(s => s.From)];
        string message = FormattableString.Invariant($"Of {Steps.Length} gene identifiers '{table}' mapped {Count(GeneIdStatus.Mapped)}, left {Count(GeneIdStatus.Unchanged)} as they are and united {Count(GeneIdStatus.Merged)} with others; {ambiguous} are ambiguous, {lost} are not in the table.");
        return gone.Length == 0
            ? [Diagnostic.Note(ErrorCode.GeneNotMapped, message)]
            : [Diagnostic.Warning(ErrorCode.GeneNotMapped, FormattableString.Invariant($"{message} {gone.Length} were left out: {Throw.Listing(gone, 5)}. The table of gene identifiers names each."))];
    }
}
