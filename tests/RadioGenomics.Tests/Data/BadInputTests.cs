using System.Text;
using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>Every kind of bad file ends in an error that names file, place, what was found and what was expected.</summary>
public sealed class BadInputTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    void Fails(ErrorCode code, string name, string text, params string[] parts) => FileFails(code, _files.Write(name, text), null, parts);

    static void FileFails(ErrorCode code, string path, MatrixReadOptions? options, params string[] parts) =>
        DataFiles.Fails(code, () => MatrixReader.Read(path, options), [Path.GetFileName(path), .. parts]);

    [Fact]
    public void MissingFile_WithNeighbour_SuggestsIt()
    {
        _files.Write("radiomics.csv", "gene,a\n");
        FileFails(ErrorCode.FileNotFound, Path.Combine(_files.Folder, "radiomisc.csv"), null, "Did you mean 'radiomics.csv'");
    }

    [Fact]
    public void Folder_InsteadOfFile_IsUnreadable() => FileFails(ErrorCode.FileUnreadable, _files.Folder, null, "it is a folder");

    [Fact]
    public void EmptyFile_IsNamed() => Fails(ErrorCode.EmptyTable, "e.tsv", "", "the file is empty");

    [Fact]
    public void HeaderOnly_HasNoRows() => Fails(ErrorCode.EmptyTable, "h.tsv", "gene\tP1\tP2\n", "no rows after the header");

    [Fact]
    public void WrongDelimiter_Declared_SaysWhichItIs() =>
        FileFails(ErrorCode.FileFormat, _files.Write("w.tsv", "gene,P1,P2\nTP53,1,2\n"), new() { Delimiter = Delimiter.Tab }, "with tab as delimiter the header has one cell, with comma it has 3", "Comma");

    [Fact]
    public void UnsupportedDelimiter_IsNamed() => Fails(ErrorCode.FileFormat, "w.txt", "gene|P1|P2\nTP53|1|2\n", "vertical bar", "tab, comma or semicolon");

    [Fact]
    public void RaggedRow_SaysLineFoundAndExpected()
    {
        Fails(ErrorCode.RaggedRow, "short.tsv", "gene\tP1\tP2\nTP53\t1\t2\nEGFR\t1\n", "line 3", "found 2 cells, expected 3");
        Fails(ErrorCode.RaggedRow, "long.tsv", "gene\tP1\tP2\nTP53\t1\t2\nEGFR\t1\t2\t3\t4\n", "line 3", "found 5 cells, expected 3");
    }

    [Fact]
    public void RaggedRow_AfterBlankAndQuotedLines_NamesTheRightLine() =>
        Fails(ErrorCode.RaggedRow, "q.csv", "gene,P1,P2\n\n\"TP\n53\",1,2\r\n\r\nEGFR,1\n", "line 6");

    [Theory]
    [InlineData("abc")]
    [InlineData("0x1F")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("1 2")]
    [InlineData("∞")]
    public void TextInNumberColumn_NamesRowColumnAndText(string text) =>
        Fails(ErrorCode.NotANumber, "n.tsv", $"gene\tP1\tP2\nTP53\t1\t2\nEGFR\t3\t{text}\n", "line 3", "column 'P2'", $"'{text}'");

    [Fact]
    public void DuplicateRows_NameBothLines() => Fails(ErrorCode.DuplicateIdentifier, "d.tsv", "gene\tP1\nA\t1\nB\t2\nA\t3\n", "'A'", "line 2", "line 4");

    [Fact]
    public void DuplicateColumns_NameBothColumns() => Fails(ErrorCode.DuplicateIdentifier, "d.tsv", "gene\tP1\tP2\tP1\nA\t1\t2\t3\n", "'P1'", "column 2", "column 4");

    [Fact]
    public void EmptyLabels_AreNamed()
    {
        Fails(ErrorCode.EmptyLabel, "r.tsv", "gene\tP1\nA\t1\n\t2\n", "line 3");
        Fails(ErrorCode.EmptyLabel, "c.tsv", "gene\tP1\t\nA\t1\t2\n", "column 3");
    }

    [Fact]
    public void Orientation_WithoutEvidence_IsAnErrorThatNamesTheOption() =>
        Fails(ErrorCode.OrientationAmbiguous, "o.tsv", "x\ta\tb\nc\t1\t2\nd\t3\t4\n", "Set Orientation");

    [Fact]
    public void Orientation_WithDisagreeingEvidence_IsAnError() =>
        Fails(ErrorCode.OrientationAmbiguous, "o.tsv", "gene\tENSG00000141510\tENSG00000146648\nTCGA-AA-0001\t1\t2\n", "disagrees");

    [Fact]
    public void TruncatedGzip_IsNeverPartialData()
    {
        var text = new StringBuilder("gene\tP1\tP2\n");
        for (int i = 0; i < 5000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"G{i}\t{i * 7919 % 1013}\t{i * 104729 % 997}\n");
        }
        byte[] whole = DataFiles.Gzip(Encoding.UTF8.GetBytes(text.ToString()));
        foreach (int length in new[] { 2, 12, 40, whole.Length / 3, whole.Length / 2, whole.Length - 9, whole.Length - 4, whole.Length - 1 })
        {
            FileFails(ErrorCode.TruncatedArchive, _files.Write("t.tsv.gz", whole[..length]), null);
        }
        byte[] damaged = [.. whole];
        damaged[^6] ^= 0x55;
        FileFails(ErrorCode.TruncatedArchive, _files.Write("damaged.tsv.gz", damaged), null);
    }

    [Fact]
    public void Gzip_OfSeveralMembers_IsReadWholeOrRefused()
    {
        byte[] members = [.. DataFiles.Gzip("gene\tP1\nA\t1\n"u8.ToArray()), .. DataFiles.Gzip("B\t2\nC\t3\n"u8.ToArray())];
        Assert.Equal(["A", "B", "C"], MatrixReader.Read(_files.Write("m.tsv.gz", members)).Values.FeatureIds);
        for (int cut = 1; cut < 20; cut++)
        {
            FileFails(ErrorCode.TruncatedArchive, _files.Write("m.tsv.gz", members[..^cut]), null);
        }
    }

    // The check value of CRC-32 in every catalogue: the digits 1 to 9.
    [Fact]
    public void Crc32_OfTheCheckString_IsTheCatalogueValue() => Assert.Equal(0xCBF43926u, Crc32.Append(Crc32.Append(0, "1234"u8), "56789"u8));

    [Fact]
    public void NotGzip_DespiteItsName_IsSaid() => Fails(ErrorCode.FileFormat, "p.tsv.gz", "gene\tP1\nA\t1\n", "not a gzip file");

    [Fact]
    public void Workbook_IsNamed() => FileFails(ErrorCode.FileFormat, _files.Write("x.csv", [0x50, 0x4B, 3, 4, 0, 0, 0]), null, "Excel workbook");

    [Fact]
    public void LfsPointer_IsNamed() => Fails(ErrorCode.FileFormat, "x.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "Git LFS pointer");

    [Fact]
    public void Utf16WithoutMark_IsNamed() => FileFails(ErrorCode.EncodingUnsupported, _files.Write("u.tsv", Encoding.Unicode.GetBytes("gene\tP1\nA\t1\n")), null, "UTF-16 without a byte-order mark");

    [Fact]
    public void InvalidUtf8_NamesLineAndByte()
    {
        string path = _files.Write("l.tsv", Encoding.Latin1.GetBytes("gene\tP1\nA\t1\nÄ\t2\n"));
        FileFails(ErrorCode.EncodingUnsupported, path, null, "line 3", "0xC4", "Latin1");
        Assert.Contains("Ä", MatrixReader.Read(path, new() { Encoding = TextCoding.Latin1 }).Values.FeatureIds);
    }

    [Fact]
    public void ZeroByte_NamesTheLine() => Fails(ErrorCode.EncodingUnsupported, "z.tsv", "gene\tP1\nA\t1\nB\0\t2\nCCCCCCCCCCCCCCCCCCCCCC\t3\n", "line 3", "zero byte");

    [Fact]
    public void LongLine_FailsWithBoundedMemory()
    {
        string path = Path.Combine(_files.Folder, "long.tsv");
        using (FileStream stream = File.Create(path))
        {
            stream.Write("gene\tP1\nA\t"u8);
            byte[] ones = new byte[1 << 20];
            Array.Fill(ones, (byte)'1');
            for (int i = 0; i < 40; i++)
            {
                stream.Write(ones);
            }
        }
        long before = GC.GetTotalAllocatedBytes(true);
        FileFails(ErrorCode.LineTooLong, path, new() { MaxLineBytes = 4 << 20 }, "line 2", "longer than 4194304 bytes");
        Assert.InRange(GC.GetTotalAllocatedBytes(true) - before, 0, 32 << 20);
    }

    [Fact]
    public void LongLine_InGzipBomb_StopsAtTheLimit() =>
        FileFails(ErrorCode.LineTooLong, _files.Write("bomb.tsv.gz", DataFiles.Gzip(new byte[50 << 20].Select(_ => (byte)'1').ToArray())), new() { MaxLineBytes = 2 << 20 });

    [Fact]
    public void Gzip_OverTheLimit_IsRefused()
    {
        string path = _files.WriteGzip("g.tsv.gz", "gene\tP1\n" + string.Concat(Enumerable.Repeat("AAAAAAAAAA\t1\n", 200_000)));
        FileFails(ErrorCode.InputTooLarge, path, new() { MaxUnpackedBytes = 1 << 20 });
    }

    [Fact]
    public void UnclosedQuote_NamesTheLineWhereItOpens() => Fails(ErrorCode.FileFormat, "q.csv", "gene,P1\nA,1\n\"B,2\nC,3\n", "line 3", "never closed");

    [Fact]
    public void TextAfterQuote_NamesTheLine() => Fails(ErrorCode.FileFormat, "q.csv", "gene,P1\nA,1\n\"B\"x,2\n", "line 3", "text follows a closing double quote");

    [Fact]
    public void DecimalComma_ThatMayBeThousands_IsAnError()
    {
        Fails(ErrorCode.FileFormat, "t.tsv", "gene\tP1\tP2\nA\t1,234\t2,345\n", "DecimalSeparator");
        Fails(ErrorCode.FileFormat, "t.tsv", "gene\tP1\tP2\nA\t1,5\t2.5\n", "both occur");
    }

    [Fact]
    public void OptionOutOfRange_IsNamed()
    {
        string path = _files.Write("o.tsv", "gene\tP1\nA\t1\n");
        DataFiles.Fails(ErrorCode.OptionOutOfRange, () => MatrixReader.Read(path, new() { MaxLineBytes = 0 }), "MaxLineBytes");
        DataFiles.Fails(ErrorCode.OptionOutOfRange, () => MatrixReader.Read(path, new() { SkipLines = -1 }), "SkipLines");
    }

    [Fact]
    public void HeaderInComment_IsNotLost() => Fails(ErrorCode.FileFormat, "c.tsv", "#gene\tP1\tP2\nA\t1\t2\nB\t3\t4\n", "CommentPrefix");

    [Fact]
    public void Cancelled_Stops()
    {
        string path = _files.Write("k.tsv", "gene\tP1\nA\t1\n");
        Assert.Throws<OperationCanceledException>(() => MatrixReader.Read(path, null, new RunContext { Cancellation = new CancellationToken(true) }));
    }
}
