using System.Diagnostics;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

/// <summary>Measures memory, so it runs while no other test does.</summary>
[CollectionDefinition(nameof(SessionMemoryTests), DisableParallelization = true)]
[Collection(nameof(SessionMemoryTests))]
public sealed class SessionMemoryTests
{
    // Notebooks of hundreds of cells must not grow by megabytes a cell (4 MiB with uncached references), nor slow down.
    [Fact]
    public async Task Session_500TrivialCells_RetainsLittleMemoryAndStaysQuick()
    {
        const int cells = 500;
        var rig = new NotebookRig();
        for (int i = 0; i < 20; i++)
        {
            await rig.Cell(FormattableString.Invariant($"int w{i} = {i};"));
        }
        long before = GC.GetTotalMemory(forceFullCollection: true), workingBefore = Environment.WorkingSet;
        var milliseconds = new List<double>();
        for (int i = 0; i < cells; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await rig.Cell(FormattableString.Invariant($"int v{i} = {i};"));
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        long managed = (GC.GetTotalMemory(forceFullCollection: true) - before) / cells, working = (Environment.WorkingSet - workingBefore) / cells;
        double median = milliseconds.Order().ElementAt(cells / 2);
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"per cell: managed {managed} B, working set {working} B, median {median:0.0} ms"));
        Assert.True(managed < 600_000, FormattableString.Invariant($"{managed} bytes retained per cell"));
        Assert.True(working < 1 << 20, FormattableString.Invariant($"the working set grew by {working} bytes per cell"));
        // The bar is 15 ms on a quiet machine; a busy one is slower, uncached references are ten times slower.
        Assert.True(median < 100, FormattableString.Invariant($"{median:0.0} ms a cell"));
        Assert.Equal(500L - 1, Convert.ToInt64(rig.Session.Variables["v499"], System.Globalization.CultureInfo.InvariantCulture));
    }
}
