using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class ClsReaderTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".cls");

    public void Dispose() => File.Delete(_path);

    ClsFile Read(string text)
    {
        File.WriteAllText(_path, text);
        return ClsReader.Read(_path);
    }

    [Fact]
    public void Read_Names_GivesLabelsInOrder()
    {
        ClsFile file = Read("\uFEFF4 2 1\r\n# AML ALL\r\nALL AML\tALL AML \r\n");
        Assert.Equal(["ALL", "AML", "ALL", "AML"], file.Labels);
        Assert.Equal(["AML", "ALL"], file.Classes);
    }

    // Numbers instead of names: the first number that appears is the first name of line 2, whatever its value.
    [Fact]
    public void Read_Numbers_AreNamedByAppearance() =>
        Assert.Equal(["WT", "MUT", "WT"], Read("3 2 1\n# WT MUT\n1 0 1\n").Labels);

    [Fact]
    public void Read_Numeric_GivesPhenotypesWithDecimalPoint()
    {
        ClsFile file = Read("#numeric\n#volume\n1.5 2.25 3\n#age\n60 61 62\n");
        Assert.Equal(["volume", "age"], file.Numbers.Select(n => n.Name));
        Assert.Equal([1.5, 2.25, 3], file.Numbers[0].Values);
    }

    [Theory]
    [InlineData("", ErrorCode.FileFormat)]
    [InlineData("ALL AML", ErrorCode.FileFormat)]
    [InlineData("4 2 1\n# A B\nA B A\n", ErrorCode.FileFormat)]
    [InlineData("3 2 1\n# A B C\nA B C\n", ErrorCode.FileFormat)]
    [InlineData("#numeric\n#x\n1 two 3\n", ErrorCode.NotANumber)]
    [InlineData("#numeric\n#x\n1 2\n#y\n1 2 3\n", ErrorCode.FileFormat)]
    public void Read_Faulty_IsRefused(string text, ErrorCode code) => Assert.Equal(code, Assert.Throws<RadioGenomicsException>(() => Read(text)).Code);
}
