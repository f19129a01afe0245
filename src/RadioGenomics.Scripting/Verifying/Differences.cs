using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>One place where a fresh output is not the stored one.</summary>
/// <param name="Place">Where: output, table, row, column.</param>
/// <param name="Stored">What was stored.</param>
/// <param name="Fresh">What came out now.</param>
public sealed record Mismatch(string Place, string Stored, string Fresh)
{
    /// <summary>|fresh - stored|; NaN when they are not numbers.</summary>
    public double AbsoluteDifference { get; init; } = double.NaN;

    /// <summary>|fresh - stored| / |stored|; NaN when they are not numbers.</summary>
    public double RelativeDifference { get; init; } = double.NaN;
}

/// <summary>Gathers what a comparison finds.</summary>
sealed class Differences(VerifyOptions options)
{
    readonly List<Mismatch> _listed = [];

    /// <summary>Numbers and words that were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Of these, how many differ beyond the tolerance.</summary>
    public long Count { get; private set; }

    /// <summary>How many differ, but within the tolerance.</summary>
    public long Within { get; private set; }

    public double WorstAbsolute { get; private set; }

    public double WorstRelative { get; private set; }

    /// <summary>Whether something differs that no tolerance could accept: words, counts, missing values.</summary>
    public bool HasOther { get; private set; }

    public VerifyOptions Options { get; private set; } = options;

    /// <summary>Does a part of the comparison with another tolerance.</summary>
    public bool With(VerifyTolerance tolerance, Func<bool> part)
    {
        VerifyOptions before = Options;
        Options = before with { Tolerance = tolerance };
        bool result = part();
        Options = before;
        return result;
    }

    public ImmutableArray<Mismatch> Listed => [.. _listed];

    public void Word(string place, string stored, string fresh)
    {
        Compared++;
        if (!string.Equals(stored, fresh, StringComparison.Ordinal))
        {
            HasOther = true;
            Add(new Mismatch(place, stored, fresh));
        }
    }

    public void Number(string place, double stored, double fresh, VerifyTolerance tolerance, bool isProbability = false, double unit = 0)
    {
        Compared++;
        if (stored.Equals(fresh))
        {
            return;
        }
        double absolute = Math.Abs(fresh - stored), relative = absolute / Math.Abs(stored);
        HasOther |= !double.IsFinite(absolute);
        WorstAbsolute = Math.Max(WorstAbsolute, double.IsFinite(absolute) ? absolute : 0);
        WorstRelative = Math.Max(WorstRelative, double.IsNaN(relative) ? 0 : relative);
        if (tolerance.Accepts(stored, fresh, isProbability, unit))
        {
            Within++;
            return;
        }
        Add(new Mismatch(place, TableColumn.FormatNumber(stored), TableColumn.FormatNumber(fresh)) { AbsoluteDifference = absolute, RelativeDifference = relative });
    }

    /// <summary>Something is there on one side only, or is of another kind.</summary>
    public void Other(string place, string stored, string fresh)
    {
        HasOther = true;
        Add(new Mismatch(place, stored, fresh));
    }

    void Add(Mismatch mismatch)
    {
        Count++;
        if (_listed.Count < Options.MaxListed)
        {
            _listed.Add(mismatch with { Stored = Cut(mismatch.Stored), Fresh = Cut(mismatch.Fresh) });
        }
    }

    static string Cut(string text) => text.Length > 200 ? text[..200] + " …" : text;
}
