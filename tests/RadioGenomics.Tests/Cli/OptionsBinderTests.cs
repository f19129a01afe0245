using System.Collections.Immutable;
using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using Xunit;

namespace RadioGenomics.Tests.Cli;

public sealed class OptionsBinderTests
{
    public enum Shape
    {
        Unsigned,
        SignedHybrid,
    }

    public sealed record Sample
    {
        public double Power { get; init; } = 6;
        public double? MinModuleSize { get; init; }
        public bool PamRespectsDendro { get; init; } = true;
        public Shape NetworkType { get; init; }
        public ImmutableArray<double> Grid { get; init; } = [];
    }

    static Sample Read(params string[] arguments)
    {
        var binder = new OptionsBinder<Sample>(new Dictionary<string, string> { ["NetworkType"] = "network" });
        var command = new RootCommand();
        binder.AddTo(command);
        return binder.Read(command.Parse(arguments));
    }

    // The record is the one source of defaults: an option that was not given must not touch it.
    [Fact]
    public void Read_NothingGiven_IsTheRecordsDefault() => Assert.Equivalent(new Sample(), Read());

    // The suite runs under fr-FR: a decimal point must still be one.
    [Fact]
    public void Read_Number_TakesThePointInAnyCulture() => Assert.Equal(6.5, Read("--power", "6.5").Power);

    [Fact]
    public void Read_KebabCase_ReachesThePascalCaseProperty() => Assert.False(Read("--pam-respects-dendro", "false").PamRespectsDendro);

    [Fact]
    public void Read_ShortNameAndEnum_AreUnderstood() => Assert.Equal(Shape.SignedHybrid, Read("--network", "signed-hybrid").NetworkType);

    [Fact]
    public void Read_AutoOnNullable_IsNull() => Assert.Null(Read("--min-module-size", "auto").MinModuleSize);

    [Fact]
    public void Read_List_SplitsAtCommas() => Assert.Equal([1.0, 2.5], Read("--grid", "1,2.5").Grid);

    [Theory]
    [InlineData("--power", "six", "number")]
    [InlineData("--power", "6,5", "number")]
    [InlineData("--network", "hybrid", "unsigned|signed-hybrid")]
    [InlineData("--pam-respects-dendro", "yes", "true|false")]
    public void Read_WrongText_SaysWhatWasExpected(string option, string text, string expected)
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Read(option, text));
        Assert.Equal(ErrorCode.OptionOutOfRange, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PamRespectsDendro", "pam-respects-dendro")]
    [InlineData("MaxPOutliers", "max-p-outliers")]
    [InlineData("TOMType", "tom-type")]
    public void KebabCase_OfAProperty_IsTheContractsForm(string pascal, string kebab) => Assert.Equal(kebab, KebabCase.From(pascal));
}
