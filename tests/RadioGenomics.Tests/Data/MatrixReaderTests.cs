using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RadioGenomics.Data;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class MatrixReaderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    LabelledMatrix Read(string text, MatrixReadOptions? options = null) => MatrixReader.Read(_files.Write("m.tsv", text), options).Values;

    [Theory]
    [InlineData("gene\tP1\tP2\nA\t1\t2\nB\t3\tNA\n")]
    [InlineData("gene\tP1\tP2\r\nA\t1\t2\r\nB\t3\tNA")]
    [InlineData("gene,P1,P2\nA,1,2\nB,3,\n")]
    [InlineData("gene;P1;P2\nA;1;2\nB;3;nan\n\n\n")]
    [InlineData("\"gene\",\"P1\",\"P2\"\n\"A\",\"1\",\"2\"\n\"B\",3,\"N/A\"\n")]
    [InlineData("P1\tP2\nA\t1\t2\nB\t3\tNA\n")]
    [InlineData("#made by hand\n#twice\ngene\tP1\tP2\nA\t1\t2\n\nB\t3\t#N/A\n")]
    [InlineData("gene\tP1\tP2\t\nA\t 1 \t2\t\nB\t+3\t--\t\n\t\t\t\n")]
    [InlineData("\uFEFFgene\tP1\tP2\nA\t1.0\t2e0\nB\t3E+0\t[Not Available]\n")]
    [InlineData("sample\tA\tB\nP1\t1\t3\nP2\t2\tNA\n")]
    public void SameTable_InAnyDress_GivesTheSameMatrix(string text)
    {
        LabelledMatrix m = Read(text, text.StartsWith("P1", StringComparison.Ordinal) ? new() { Orientation = Orientation.FeaturesInRows } : null);
        Assert.Equal(["P1", "P2"], m.SampleIds);
        Assert.Equal(["A", "B"], m.FeatureIds);
        Assert.Equal([1, 2, 3, double.NaN], m.Values.ToArray());
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void ByteOrderMark_IsUnderstoodAndStated(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        string path = _files.Write("b.tsv", [.. encoding.GetPreamble(), .. encoding.GetBytes("gene\tP1\nÄ\t1.5\n")]);
        MatrixFile file = MatrixReader.Read(path);
        Assert.Equal(1.5, file.Values["P1", "Ä"]);
        Assert.Contains(file.Diagnostics, d => d.Message.Contains("UTF-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gene\tP1\tP2\nA\t1,5\t-0,25\n")]
    [InlineData("gene;P1;P2\nA;1,5;-0,25\n")]
    [InlineData("gene,P1,P2\nA,\"1,5\",\"-0,25\"\n")]
    public void DecimalComma_IsFoundAndStated(string text)
    {
        MatrixFile file = MatrixReader.Read(_files.Write("c.tsv", text));
        Assert.Equal([1.5, -0.25], file.Values.Values.ToArray());
        Assert.Contains(file.Diagnostics, d => d.Code == ErrorCode.ReaderNote && d.Message.Contains("decimal comma", StringComparison.Ordinal));
    }

    [Fact]
    public void DecimalComma_Declared_ReadsWhatCouldBeThousands() =>
        Assert.Equal([1.234], Read("gene\tP1\nA\t1,234\n", new() { DecimalSeparator = DecimalSeparator.Comma }).Values.ToArray());

    // Correct rounding matters: a reader that is off by one unit in the last place changes published digits.
    [Fact]
    public void Numbers_OfEveryShape_EqualTheFrameworksParser()
    {
        string[] numbers =
        [
            "0", "-0", "1", "0.1", "0.30000000000000004", "1.7976931348623157e308", "5e-324", "2.2250738585072014E-308", "9007199254740993",
            "123456789012345678901234567890", "1e22", "1e23", "-1.0802423574279532", "0.000001", "1e-7", "3.", ".5", "1E5", "+4.25", "8.5e+03",
            "0.1234567890123456789012345678901234567890", "4.35", "2.675", "1e-400", "12345678901234567e-5", "00012.5",
        ];
        LabelledMatrix m = Read("gene\t" + string.Join('\t', numbers.Select((_, i) => FormattableString.Invariant($"P{i}"))) + "\nA\t" + string.Join('\t', numbers) + "\n");
        for (int i = 0; i < numbers.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(numbers[i], CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(m[i, 0]));
        }
    }

    [Fact]
    public void Numbers_Random_ReadBackBitForBit()
    {
        var random = new Philox(7, 1);
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? random.NextGaussian() : BitConverter.UInt64BitsToDouble((ulong)(random.NextDouble() * ulong.MaxValue)))
            .Where(double.IsFinite)];
        var matrix = LabelledMatrix.FromColumnMajor([.. values.Select((_, i) => FormattableString.Invariant($"P{i}"))], ["A"], values);
        string path = Path.Combine(_files.Folder, "r.tsv");
        MatrixWriter.WriteTsv(matrix, path);
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), MatrixReader.Read(path).Values.Values.ToArray().Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Infinity_IsANumber() =>
        Assert.Equal([double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity], Read("gene\tP1\tP2\tP3\nA\tInf\t-inf\tInfinity\n").Values.ToArray());

    [Fact]
    public void MissingTokens_Declared_ReplaceTheDefaults()
    {
        // A number that stands for "missing" must not get through as a number.
        Assert.Equal([double.NaN, double.NaN], Read("gene\tP1\tP2\nA\t-999\tND\n", new() { MissingTokens = ["ND", "-999"] }).Values.ToArray());
        DataFiles.Fails(ErrorCode.NotANumber, () => Read("gene\tP1\nA\tNA\n", new() { MissingTokens = ["ND"] }), "'NA'");
    }

    [Fact]
    public void Orientation_WithKnownSamples_FollowsThem()
    {
        string text = "x\ta1\tb2\nQ\t1\t2\nW\t3\t4\n";
        Assert.Equal(["a1", "b2"], Read(text, new() { KnownSampleIds = ["a1", "zz"] }).SampleIds);
        Assert.Equal(["Q", "W"], Read(text, new() { KnownSampleIds = ["W"] }).SampleIds);
        Assert.Equal(["Q", "W"], Read(text, new() { KnownFeatureIds = ["b2"] }).SampleIds);
    }

    [Fact]
    public void Orientation_IsStatedWithItsEvidence()
    {
        MatrixFile file = MatrixReader.Read(_files.Write("s.tsv", "x\tTCGA-AA-0001\tTCGA-AA-0002\nfoo\t1\t2\n"));
        Assert.Equal(Orientation.FeaturesInRows, file.Orientation);
        Assert.Contains(file.Diagnostics, d => d.Message.Contains("100 % of the columns look like sample identifiers", StringComparison.Ordinal));
    }

    [Fact]
    public void LargeFile_InManyBlocks_EqualsItselfForAnyThreadCountAndCompression()
    {
        const int Rows = 700, Columns = 900;
        var text = new StringBuilder("sample," + string.Join(',', Enumerable.Range(0, Columns).Select(c => FormattableString.Invariant($"\"f,{c}\""))) + "\n");
        var random = new Philox(3, 2);
        double[] expected = new double[Rows * Columns];
        for (int r = 0; r < Rows; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"P\n{r}\"");
            for (int c = 0; c < Columns; c++)
            {
                expected[(c * Rows) + r] = Math.Round(random.NextGaussian(), 4);
                text.Append(CultureInfo.InvariantCulture, $",{expected[(c * Rows) + r]}");
            }
            text.Append(r % 50 == 0 ? "\n\n" : "\r\n");
        }
        string plain = _files.Write("l.csv", text.ToString()), packed = _files.WriteGzip("l.csv.gz", text.ToString());
        foreach ((string path, int threads) in new[] { (plain, 1), (plain, 4), (packed, 1), (packed, 3) })
        {
            LabelledMatrix m = MatrixReader.Read(path, null, new RunContext { Threads = threads }).Values;
            Assert.Equal("P\n699", m.SampleIds[^1]);
            Assert.Equal("f,899", m.FeatureIds[^1]);
            Assert.Equal(expected, m.Values.ToArray());
        }
    }

    [Fact]
    public void Errors_InSeveralBlocks_NameTheFirstWhateverTheThreads()
    {
        var text = new StringBuilder("gene\tP1\n");
        for (int r = 0; r < 400_000; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $"G{r}\t{(r is 150_000 or 350_000 ? "bad" : "1.5")}\n");
        }
        string path = _files.Write("e.tsv", text.ToString());
        foreach (int threads in new[] { 1, 2, 8 })
        {
            DataFiles.Fails(ErrorCode.NotANumber, () => MatrixReader.Read(path, null, new RunContext { Threads = threads }), "line 150002,");
        }
    }

    [Fact]
    public void Input_HasSizeAndSha256OfTheBytesOnDisk()
    {
        string path = _files.WriteGzip("h.tsv.gz", "gene\tP1\nA\t1\n");
        InputRecord input = MatrixReader.Read(path).Input;
        Assert.Equal(new FileInfo(path).Length, input.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), input.Sha256);
        Assert.Equal(path, input.Path);
    }

    [Fact]
    public void Table_ColumnsFindTheirTypesAndKeepCodesAsText()
    {
        TableFile file = TableReader.Read(_files.Write("t.csv", "id,age,code,note,empty\n1,50,007,\"a \"\"b\"\"\",\n2,NA,012,,\n"));
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Text, ColumnKind.Text, ColumnKind.Number], file.Values.Columns.Select(c => c.Kind));
        Assert.Equal(["a \"b\"", null], (IEnumerable<string?>)file.Values["note"].AsText().ToArray());
        Assert.Equal([2L, 3L], file.Lines);
    }

    [Fact]
    public void Table_TextLateInANumberColumn_IsKeptAndWarned()
    {
        string rows = string.Concat(Enumerable.Range(0, 200).Select(r => FormattableString.Invariant($"{r},{r}.50\n")));
        string path = _files.Write("t.csv", "id,age\n" + rows + "200,4O\n");
        TableFile file = TableReader.Read(path);
        Assert.Equal("0.50", file.Values["age"].AsText()[0]);
        Assert.Contains(file.Diagnostics, d => d.Severity == DiagnosticSeverity.Warning && d.Message.Contains("line 202 holds '4O'", StringComparison.Ordinal));
        DataFiles.Fails(ErrorCode.NotANumber, () => TableReader.Read(path, new() { NumberColumns = ["age"] }), "line 202", "'4O'");
    }

    [Fact]
    public void Writer_RoundTripsTextThatNeedsQuotes()
    {
        var table = Table.From("t", ("name", new string?[] { "a\tb", "line\nbreak", "\"quoted\"", null, "é" }), ("n", new[] { 1.5, double.NaN, double.PositiveInfinity, -0.0, 1e-300 }));
        string path = Path.Combine(_files.Folder, "w.tsv");
        TableWriter.WriteTsv(table, path);
        Table back = TableReader.Read(path).Values;
        Assert.Equal(table["name"].AsText().ToArray(), back["name"].AsText().ToArray());
        Assert.Equal(table["n"].AsNumbers().ToArray(), back["n"].AsNumbers().ToArray());
        Assert.DoesNotContain('\r', File.ReadAllText(path));
        Assert.Contains("NA", File.ReadAllText(path), StringComparison.Ordinal);
    }
}
