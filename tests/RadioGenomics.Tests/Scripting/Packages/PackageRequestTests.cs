using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Packages;

public sealed class PackageRequestTests
{
    [Theory]
    [InlineData("\"nuget:Name\"", "Name", "", "*")]
    [InlineData("\"nuget:Name,1.2.3\"", "Name", "1.2.3", "[1.2.3]")]
    [InlineData("\"nuget: Name, 1.2.3\"", "Name", "1.2.3", "[1.2.3]")]
    [InlineData("\"NuGet : My.Name_x-y , 1.2.3-beta.4+5 \" // why", "My.Name_x-y", "1.2.3-beta.4+5", "[1.2.3-beta.4+5]")]
    [InlineData("\"nuget:Name,*\"", "Name", "*", "*")]
    [InlineData("\"nuget:Name,*-*\"", "Name", "*-*", "*-*")]
    [InlineData("\"nuget:Name,1.2.3-*\"", "Name", "1.2.3-*", "1.2.3-*")]
    [InlineData("\"nuget:Name,[1.0, 2.0)\"", "Name", "[1.0, 2.0)", "[1.0, 2.0)")]
    [InlineData("\"nuget:Name,(,2.0]\"", "Name", "(,2.0]", "(,2.0]")]
    public void Parse_EveryForm_IsRead(string text, string id, string version, string range)
    {
        Assert.True(PackageRequest.IsPackageText(text));
        var request = PackageRequest.Parse(text);
        Assert.Equal((id, version, range), (request.Id, request.Version, request.Range));
    }

    // Names and versions become part of a project file that is evaluated.
    [Theory]
    [InlineData("\"nuget:\"")]
    [InlineData("\"nuget:Name,\"")]
    [InlineData("\"nuget:Na me,1.0\"")]
    [InlineData("\"nuget:$(Home),1.0\"")]
    [InlineData("\"nuget:Name,$(x)\"")]
    [InlineData("\"nuget:Name,1.0;2.0\"")]
    [InlineData("\"nuget:Name,%24\"")]
    [InlineData("\"nuget:../x,1.0\"")]
    [InlineData("\"nuget:Name,1.0")]
    [InlineData("\"nuget:Name,1.0\" more")]
    public void Parse_AnythingElse_IsRefused(string text) =>
        Assert.Equal(ErrorCode.PackageInvalid, Assert.Throws<RadioGenomicsException>(() => PackageRequest.Parse(text)).Code);

    [Theory]
    [InlineData("\"path.dll\"")]
    [InlineData("\"System.Xml\"")]
    [InlineData("nuget:Name")]
    public void IsPackageText_OtherReferences_AreNotPackages(string text) => Assert.False(PackageRequest.IsPackageText(text));

    [Fact]
    public void ParseSource_FolderAndAddress_AreTold()
    {
        string folder = Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar);
        Assert.Equal(folder, PackageRequest.ParseSource($"\"nuget:{Path.GetFileName(folder)}\"", Path.GetDirectoryName(folder)!));
        Assert.Equal("https://example.org/v3/index.json", PackageRequest.ParseSource("\"nuget:https://example.org/v3/index.json\"", "/"));
        var missing = Assert.Throws<RadioGenomicsException>(() => PackageRequest.ParseSource("\"nuget:./nowhere-at-all\"", folder));
        Assert.Equal(ErrorCode.FileNotFound, missing.Code);
        Assert.Contains("nowhere-at-all", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2", "1.2.0.0", true)]
    [InlineData("1.02.0", "1.2", true)]
    [InlineData("[1.2.0]", "1.2.0+abc", true)]
    [InlineData("1.2.0-Beta", "1.2.0-beta", true)]
    [InlineData("1.2.0-beta", "1.2.0", false)]
    [InlineData("1.2.0", "1.20", false)]
    public void AreSame_Spellings_CountAsOneVersion(string left, string right, bool same) => Assert.Equal(same, PackageVersions.AreSame(left, right));
}
