using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using Xunit;

namespace RadioGenomics.Tests.Cli;

public sealed class CommandRunnerTests
{
    // Scripts rely on these numbers.
    [Theory]
    [InlineData(ErrorCode.FileNotFound, 3)]
    [InlineData(ErrorCode.TooFewJoined, 3)]
    [InlineData(ErrorCode.OptionOutOfRange, 3)]
    [InlineData(ErrorCode.CellFailed, 2)]
    [InlineData(ErrorCode.MemoryRefused, 4)]
    [InlineData(ErrorCode.LimitReached, 4)]
    public async Task Guard_UserError_ReturnsTheContractsExitCode(ErrorCode code, int expected) =>
        Assert.Equal(expected, await CommandRunner.GuardAsync(() => throw new RadioGenomicsException(code, "x")));

    [Theory]
    [InlineData(ErrorCode.OptionUnknown, "Did you mean --force", "join", "cohort.json", "--forse")]
    [InlineData(ErrorCode.OptionUnknown, "Did you mean correlate", "corelate")]
    [InlineData(ErrorCode.Usage, "'--x' is required", "correlate", "--y", "expression")]
    public void UsageError_WrongWords_SaysWhatWasProbablyMeant(ErrorCode code, string expected, params string[] arguments)
    {
        RadioGenomicsException? error = CommandRunner.UsageError(CommandTree.Build().Parse(arguments));
        Assert.Equal(code, error?.Code);
        Assert.Contains(expected, error!.Message, StringComparison.Ordinal);
    }

    // Help must be shown also where required options are missing.
    [Fact]
    public void UsageError_Help_IsNone() => Assert.Null(CommandRunner.UsageError(CommandTree.Build().Parse(["correlate", "--help"])));

    [Fact]
    public async Task Guard_Cancelled_IsTheShellsNumberForInterrupted() =>
        Assert.Equal(130, await CommandRunner.GuardAsync(() => throw new OperationCanceledException()));

    [Fact]
    public async Task Guard_ProgrammingError_IsFiveAndNotACrash() =>
        Assert.Equal(5, await CommandRunner.GuardAsync(() => throw new InvalidOperationException("x")));

    [Fact]
    public async Task Guard_ErrorOnAWorkerThread_IsTheUsersErrorNotTheAggregate() =>
        Assert.Equal(3, await CommandRunner.GuardAsync(
            () => throw new AggregateException(new RadioGenomicsException(ErrorCode.NotANumber, "x"))));
}
