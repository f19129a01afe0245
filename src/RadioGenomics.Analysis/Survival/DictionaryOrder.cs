namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// The order of a dictionary: spaces, punctuation, symbols, digits, letters, capitals beside their small letters. R sorts the levels of a factor
/// so (Unicode's root collation), and the first level is the reference of a model; by code points "X-linked" would come before "autosomal".
/// Written out for ASCII, so that no machine's language or library moves a reference level; other letters follow by code point.
/// </summary>
sealed class DictionaryOrder : IComparer<string>
{
    const string Symbols = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

    public static readonly DictionaryOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        string a = x ?? "", b = y ?? "";
        int byLetter = First(a, b, Rank);
        // Of two words that differ in case only, small letters come first.
        return byLetter != 0 ? byLetter : First(a, b, c => char.IsUpper(c) ? 1 : 0) is int byCase and not 0 ? byCase : string.CompareOrdinal(a, b);
    }

    static int First(string a, string b, Func<char, int> rank)
    {
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            int difference = rank(a[i]).CompareTo(rank(b[i]));
            if (difference != 0)
            {
                return difference;
            }
        }
        return a.Length.CompareTo(b.Length);
    }

    static int Rank(char c)
    {
        int symbol = Symbols.IndexOf(c, StringComparison.Ordinal);
        return symbol >= 0 ? symbol : Symbols.Length + char.ToLowerInvariant(c);
    }
}
