using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>Genes with a score each.</summary>
public sealed record RankedGenes
{
    /// <summary>Genes, unique, in file order.</summary>
    public required ImmutableArray<string> Genes { get; init; }

    /// <summary>Score of each gene. Shape: [genes].</summary>
    public required ImmutableArray<double> Scores { get; init; }

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Settings of <see cref="RankReader"/>.</summary>
public sealed record RankReadOptions : TextOptions;

/// <summary>Reads ranked gene lists (.rnk): gene and score in two columns, with or without a header.</summary>
public static class RankReader
{
    /// <summary>Reads a ranked list.</summary>
    /// <param name="path">Path of a .rnk, .tsv or .csv file, plain or .gz.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/>, <see cref="ErrorCode.DuplicateIdentifier"/>,
    /// <see cref="ErrorCode.EmptyLabel"/>.</exception>
    public static RankedGenes Read(string path, RankReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        using var file = DelimitedText.OpenWithoutHeader(path, "ranks", options, run);
        List<(string[] Cells, long Line)> rows = file.TakeAllRows();
        if (rows.Count > 0 && IsHeader(file, options, rows))
        {
            file.Note($"the first line ('{Throw.Short(string.Join(' ', rows[0].Cells))}') is a header.");
            rows.RemoveAt(0);
        }
        if (rows.Count == 0)
        {
            Throw.EmptyTable(path, "there is no line with a gene and a score");
        }
        var genes = new string[rows.Count];
        var scores = new double[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            (genes[i], scores[i]) = ReadRow(file, options, rows[i].Cells, rows[i].Line);
        }
        ColumnNames.RejectDuplicateRows(path, "gene", genes, [.. rows.Select(r => r.Line)], "Keep one score per gene.");
        return new RankedGenes { Genes = [.. genes], Scores = [.. scores], Input = file.Input, Diagnostics = [.. file.Notes] };
    }

    // R writes row names without a heading, so its header has one cell where the rows have two.
    static bool IsHeader(DelimitedText file, RankReadOptions options, List<(string[] Cells, long Line)> rows) => rows[0].Cells.Length == 1
        ? rows.Count > 1 && rows[1].Cells.Length == 2
        : !TryScore(file, options, rows[0].Cells[1], out _);

    static (string Gene, double Score) ReadRow(DelimitedText file, RankReadOptions options, string[] cells, long line)
    {
        if (cells.Length != 2)
        {
            Throw.RaggedRow(file.FilePath, line, cells.Length, 2, "A rank file has two columns, gene and score.");
        }
        if (cells[0].Trim().Length == 0)
        {
            Throw.EmptyRowId(file.FilePath, line, "gene");
        }
        if (!TryScore(file, options, cells[1], out double score))
        {
            Throw.NotANumber(file.FilePath, line, "score", cells[1], NumberHint.For(cells[1], (byte)'.'));
        }
        return (cells[0].Trim(), score);
    }

    static bool TryScore(DelimitedText file, RankReadOptions options, string cell, out double score)
    {
        byte point = options.DecimalSeparator == DecimalSeparator.Comma ? (byte)',' : (byte)'.';
        if (NumberParser.TryParse(Encoding.UTF8.GetBytes(cell), point, out score))
        {
            return true;
        }
        score = double.NaN;
        return file.Missing.Contains(cell);
    }
}
