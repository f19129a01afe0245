using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Numerics;

public sealed class ParallelLoopTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(1000, 1)]
    [InlineData(1000, 3)]
    public void For_AnyCountAndThreads_RunsEveryPieceOnce(int count, int threads)
    {
        int[] runs = new int[count];
        ParallelLoop.For(count, RunContext.Default with { Threads = threads }, "test", i => Interlocked.Increment(ref runs[i]));
        Assert.All(runs, r => Assert.Equal(1, r));
    }

    [Fact]
    public void For_Cancelled_StopsBetweenPiecesAndThrows()
    {
        using var source = new CancellationTokenSource();
        int done = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => ParallelLoop.For(1000, RunContext.Default with { Cancellation = source.Token, Threads = 2 },
            "test", i =>
            {
                Interlocked.Increment(ref done);
                source.Cancel();
            }));
        Assert.InRange(done, 1, 2);
    }

    // The caller must see the fault itself, not an AggregateException around it.
    [Fact]
    public void For_PieceFails_ThrowsThatFault() =>
        Assert.Throws<RadioGenomicsException>(() => ParallelLoop.For(10, RunContext.Default, "test",
            i => throw new RadioGenomicsException(ErrorCode.NonFinite, "piece")));

    [Fact]
    public void For_Scratch_IsMadePerThreadAndDisposed()
    {
        int made = 0, open = 0;
        ParallelLoop.For(100, RunContext.Default with { Threads = 2 }, "test", () =>
        {
            Interlocked.Increment(ref made);
            Interlocked.Increment(ref open);
            return new Closing(() => Interlocked.Decrement(ref open));
        }, (i, scratch) => Assert.NotNull(scratch));
        Assert.InRange(made, 1, 2);
        Assert.Equal(0, open);
    }

    sealed class Closing(Action onDispose) : IDisposable
    {
        public void Dispose() => onDispose();
    }
}
