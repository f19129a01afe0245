using System.Numerics;
using System.Runtime.InteropServices;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Columns that are missing in the same samples, in pieces of at most <see cref="Most"/>.</summary>
/// <param name="Mask">Bit s is set where sample s is present.</param>
/// <param name="Columns">Positions of the columns.</param>
sealed record MaskGroup(ulong[] Mask, int[] Columns)
{
    public const int Most = 64;

    /// <summary>Groups columns by the samples that they have; the order follows the first column of each.</summary>
    public static List<MaskGroup> Of(LabelledMatrix matrix, IEnumerable<int> columns)
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        List<(ulong[] Mask, List<int> Columns)> groups = [];
        foreach (int c in columns)
        {
            ulong[] mask = MaskOf(matrix.Column(c));
            string key = new(MemoryMarshal.Cast<ulong, char>(mask));
            if (!found.TryGetValue(key, out List<int>? members))
            {
                found.Add(key, members = []);
                groups.Add((mask, members));
            }
            members.Add(c);
        }
        return [.. groups.SelectMany(g => g.Columns.Chunk(Most).Select(piece => new MaskGroup(g.Mask, piece)))];
    }

    static ulong[] MaskOf(ReadOnlySpan<double> column)
    {
        ulong[] mask = new ulong[(column.Length + 63) / 64];
        for (int s = 0; s < column.Length; s++)
        {
            mask[s / 64] |= (double.IsNaN(column[s]) ? 0UL : 1UL) << (s % 64);
        }
        return mask;
    }

    /// <summary>The samples that both groups have, ascending, and for each sample its place among them or -1.</summary>
    /// <returns>Number of samples.</returns>
    public static int Shared(MaskGroup a, MaskGroup b, Span<int> rows, Span<int> places)
    {
        places.Fill(-1);
        int count = 0;
        for (int word = 0; word < a.Mask.Length; word++)
        {
            for (ulong bits = a.Mask[word] & b.Mask[word]; bits != 0; bits &= bits - 1)
            {
                int row = (word * 64) + BitOperations.TrailingZeroCount(bits);
                places[row] = count;
                rows[count++] = row;
            }
        }
        return count;
    }
}
