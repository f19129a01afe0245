using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Which rows of one table give the values of each cohort row, and what the replicate policy did to the others.</summary>
sealed class Selection
{
    readonly KeyedTable _keyed;

    public Selection(KeyedTable keyed, ImmutableArray<IdKey> kept)
    {
        _keyed = keyed;
        Fate = new (JoinStatus, string)?[keyed.Table.Identifiers.Length];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<int>>(kept.Length);
        foreach (IdKey key in kept)
        {
            rows.Add(Choose(key, [.. keyed.RowsOf(key)]));
        }
        Rows = rows.MoveToImmutable();
    }

    /// <summary>Shape: [cohort rows][rows].</summary>
    public ImmutableArray<ImmutableArray<int>> Rows { get; }

    /// <summary>Status and reason of the rows whose key is in the cohort; null for others.</summary>
    public (JoinStatus Status, string Reason)?[] Fate { get; }

    /// <summary>Keys of the cohort that have several rows although the policy forbids it.</summary>
    public List<IdKey> Forbidden { get; } = [];

    ImmutableArray<int> Choose(IdKey key, ImmutableArray<int> rows)
    {
        if (rows.Length <= 1)
        {
            Keep(rows, "");
            return rows;
        }
        return _keyed.Table.Replicates switch
        {
            ReplicatePolicy.Mean => Average(rows),
            ReplicatePolicy.Largest => Take(rows, Largest(rows), "largest"),
            ReplicatePolicy.Error => Forbid(key, rows),
            _ => Take(rows, rows[0], "first"),
        };
    }

    ImmutableArray<int> Take(ImmutableArray<int> rows, int chosen, string policy)
    {
        Keep([chosen], FormattableString.Invariant($"{policy} of {rows.Length} rows with this key"));
        SetAside(rows.Where(r => r != chosen), $"same key as '{_keyed.Table.Identifiers[chosen]}', which was kept ({policy})");
        return [chosen];
    }

    ImmutableArray<int> Average(ImmutableArray<int> rows)
    {
        Keep(rows[..1], FormattableString.Invariant($"mean of {rows.Length} rows with this key"));
        SetAside(rows.Skip(1), $"same key as '{_keyed.Table.Identifiers[rows[0]]}', averaged with it (mean)");
        return rows;
    }

    ImmutableArray<int> Forbid(IdKey key, ImmutableArray<int> rows)
    {
        Forbidden.Add(key);
        SetAside(rows, FormattableString.Invariant($"one of {rows.Length} rows with this key; the replicate policy is 'error'"));
        return [rows[0]];
    }

    void Keep(ImmutableArray<int> rows, string reason)
    {
        foreach (int row in rows)
        {
            Fate[row] = (JoinStatus.Kept, reason);
        }
    }

    // A row of a coarser table may serve several cohort rows: kept once is kept.
    void SetAside(IEnumerable<int> rows, string reason)
    {
        foreach (int row in rows.Where(r => Fate[r]?.Status != JoinStatus.Kept))
        {
            Fate[row] = (JoinStatus.Duplicate, reason);
        }
    }

    // The first of the largest; a row without a size never beats one that has it.
    int Largest(ImmutableArray<int> rows) =>
        rows.MaxBy(r => _keyed.Table.Sizes.IsEmpty || double.IsNaN(_keyed.Table.Sizes[r]) ? double.NegativeInfinity : _keyed.Table.Sizes[r]);
}
