using RadioGenomics.Cli.CommandLine;
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

    [Fact]
    public async Task Guard_ProgrammingError_IsFiveAndNotACrash() =>
        Assert.Equal(5, await CommandRunner.GuardAsync(() => throw new InvalidOperationException("x")));

    [Fact]
    public async Task Guard_ErrorOnAWorkerThread_IsTheUsersErrorNotTheAggregate() =>
        Assert.Equal(3, await CommandRunner.GuardAsync(
            () => throw new AggregateException(new RadioGenomicsException(ErrorCode.NotANumber, "x"))));
}
