namespace RadioGenomics.Data;

/// <summary>Finds the decimal separator from the first rows.</summary>
static class DecimalFinder
{
    const int CellsLookedAt = 50_000;

    /// <summary>What the numbers of the first rows look like.</summary>
    sealed class Evidence
    {
        public string? Comma { get; set; }

        public string? OnlyDecimal { get; set; }

        public string? Point { get; set; }
    }

    /// <summary>The separator that the numbers use.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="rows">The first data rows.</param>
    /// <param name="declared">What the options say.</param>
    /// <param name="missing">Texts that mean "missing".</param>
    /// <param name="strict">Whether doubt is an error (a numeric matrix) or means point (a table that may hold text such as "1,2").</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileFormat"/>: numbers such as 1,234 can be read in two ways.</exception>
    public static byte Find(string path, IReadOnlyList<string[]> rows, DecimalSeparator declared, MissingSet missing, bool strict)
    {
        if (declared != DecimalSeparator.Auto)
        {
            return declared == DecimalSeparator.Comma ? (byte)',' : (byte)'.';
        }
        Evidence evidence = Collect(rows, missing);
        if (evidence.Comma is null)
        {
            return (byte)'.';
        }
        if (evidence.Point is null && evidence.OnlyDecimal is not null)
        {
            return (byte)',';
        }
        if (strict)
        {
            Throw.DecimalAmbiguous(path, evidence.Point is null
                ? $"'{evidence.Comma}' may be a fraction or thousands"
                : $"'{evidence.Comma}' and '{evidence.Point}' both occur");
        }
        return (byte)'.';
    }

    static Evidence Collect(IReadOnlyList<string[]> rows, MissingSet missing)
    {
        var evidence = new Evidence();
        int columns = rows.Count == 0 ? 0 : rows.Max(r => r.Length);
        int look = columns == 0 ? 0 : Math.Max(1, Math.Min(rows.Count, CellsLookedAt / columns));
        for (int c = 0; c < columns; c++)
        {
            string[] cells = [.. rows.Take(look).Where(r => c < r.Length && !missing.Contains(r[c])).Select(r => r[c].Trim())];
            // A column of mostly text may hold "1,2" for another reason.
            if (cells.Count(IsNumberLike) * 5 >= cells.Length * 4)
            {
                AddColumn(evidence, cells);
            }
        }
        return evidence;
    }

    static void AddColumn(Evidence evidence, string[] cells)
    {
        foreach (string cell in cells)
        {
            if (HasOne(cell, ',') && IsNumberLike(cell))
            {
                evidence.Comma ??= cell;
                evidence.OnlyDecimal ??= LooksLikeThousands(cell) ? null : cell;
            }
            else if (cell.Contains('.', StringComparison.Ordinal) && IsNumberLike(cell))
            {
                evidence.Point ??= cell;
            }
        }
    }

    static bool HasOne(string cell, char c) => cell.IndexOf(c, StringComparison.Ordinal) is >= 0 and int i && cell.LastIndexOf(c) == i;

    static bool IsNumberLike(string cell)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(cell);
        return NumberParser.TryParse(bytes, (byte)'.', out _) || NumberParser.TryParse(bytes, (byte)',', out _)
            || (cell.Contains(',', StringComparison.Ordinal) && cell.Contains('.', StringComparison.Ordinal)
                && NumberParser.TryParse(System.Text.Encoding.UTF8.GetBytes(cell.Replace(",", "", StringComparison.Ordinal)), (byte)'.', out _));
    }

    /// <summary>1,234 and 12,345 but not 0,123 (no number is grouped after a zero), 1,5 or 1234,567.</summary>
    static bool LooksLikeThousands(string cell)
    {
        string digits = cell.TrimStart('-', '+');
        int comma = digits.IndexOf(',', StringComparison.Ordinal);
        return comma is >= 1 and <= 3 && digits[0] != '0' && digits.Length == comma + 4 && digits.Where(c => c != ',').All(char.IsAsciiDigit);
    }
}
