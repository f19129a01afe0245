using System.Globalization;

namespace RadioGenomics.ReferenceTests;

/// <summary>Reads the plain TSV of reference cases. Independent of the library's readers, which have tests of their own.</summary>
static class Tsv
{
    public static Table Read(string path)
    {
        string[][] rows = [.. File.ReadAllLines(path).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
        string[]? ragged = rows.FirstOrDefault(r => r.Length != rows[0].Length);
        if (ragged is not null)
        {
            throw new InvalidDataException($"{path}: a row has {ragged.Length} cells, the header {rows[0].Length}.");
        }
        return new(Path.GetFileNameWithoutExtension(path),
            rows[0].Select((name, j) => Column(name, [.. rows.Skip(1).Select(r => r[j])])));
    }

    static TableColumn Column(string name, string[] cells)
    {
        double[] numbers = new double[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            if (!TryNumber(cells[i], out numbers[i]))
            {
                return TableColumn.Text(name, [.. cells.Select(c => c == "NA" ? null : c)]);
            }
        }
        return TableColumn.Number(name, numbers);
    }

    static bool TryNumber(string cell, out double value)
    {
        value = cell switch
        {
            "NA" or "NaN" => double.NaN,
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => 0,
        };
        return value != 0 || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
