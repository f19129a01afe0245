namespace RadioGenomics;

/// <summary>Finds the labels that a misspelt one was probably meant to be.</summary>
public static class NearLabels
{
    /// <summary>The known labels nearest to <paramref name="label"/> by edit distance, nearest first; upper and lower case count as equal.</summary>
    /// <param name="label">What was written.</param>
    /// <param name="known">What exists. Only the first 200,000 are looked at.</param>
    /// <param name="count">How many to return at the most.</param>
    public static IEnumerable<string> Find(string label, IEnumerable<string> known, int count)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(known);
        int limit = Math.Max(label.Length > 3 ? 2 : 1, label.Length / 3);
        return known.Take(200_000)
            .Where(k => Math.Abs(k.Length - label.Length) <= limit)
            .Select(k => (Label: k, Distance: Distance(label, k, limit)))
            .Where(t => t.Distance <= limit)
            .OrderBy(t => t.Distance).ThenBy(t => t.Label, StringComparer.Ordinal)
            .Take(count).Select(t => t.Label);
    }

    /// <summary>Levenshtein distance without regard to case; stops counting beyond <paramref name="limit"/>.</summary>
    /// <returns>The distance, or <paramref name="limit"/> + 1 when it is larger.</returns>
    public static int Distance(string a, string b, int limit)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        int[] previous = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            int best = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                best = Math.Min(best, current[j]);
            }
            if (best > limit)
            {
                return limit + 1;
            }
            (previous, current) = (current, previous);
        }
        return Math.Min(previous[b.Length], limit + 1);
    }
}
