using Xunit;

namespace RadioGenomics.Tests.Scripting;

/// <summary>Measures memory, so it runs while no other test does.</summary>
[CollectionDefinition(nameof(SessionMemoryTests), DisableParallelization = true)]
[Collection(nameof(SessionMemoryTests))]
public sealed class SessionMemoryTests
{
    // Notebooks of hundreds of cells must not grow by megabytes a cell (4 MiB with uncached references).
    [Fact]
    public async Task Session_200TrivialCells_RetainsLittleMemory()
    {
        var run = new SessionRun();
        for (int i = 0; i < 20; i++)
        {
            await run.Cell(FormattableString.Invariant($"int w{i} = {i};"));
        }
        long before = GC.GetTotalMemory(forceFullCollection: true), workingBefore = Environment.WorkingSet;
        for (int i = 0; i < 200; i++)
        {
            await run.Cell(FormattableString.Invariant($"int v{i} = {i};"));
        }
        long managed = (GC.GetTotalMemory(forceFullCollection: true) - before) / 200, working = (Environment.WorkingSet - workingBefore) / 200;
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"per cell: managed {managed} B, working set {working} B"));
        Assert.True(managed < 300_000, FormattableString.Invariant($"{managed} bytes retained per cell"));
    }
}
