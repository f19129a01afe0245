using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Demo;

/// <summary>Networks of a cohort, from tables to figures.</summary>
public sealed class DemoNetworkTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly DemoTruth _truth;
    readonly Cohort _cohort;
    readonly WgcnaResult _network;

    public DemoNetworkTests()
    {
        _truth = DemoCohort.Generate(new() { Patients = 100, Genes = 600, Features = 100 }, _folder["demo"], RunContext.Default);
        _cohort = Cohort.Load(_folder["demo/cohort.json"], RunContext.Default);
        _network = _cohort.Networks(_cohort.Expression, ["radiomics"], new() { Power = 6 }, RunContext.Default);
    }

    public void Dispose() => _folder.Dispose();

    // Eight modules were planted; genes that stand alone may go either way.
    [Fact]
    public void Networks_PlantedModules_AreFound()
    {
        TruthIndex planted = new(_truth);
        int[] members = [.. Enumerable.Range(0, _network.GeneIds.Length).Where(g => planted.ModuleOf(_network.GeneIds[g]) is not null)];
        double index = ModuleAgreement.AdjustedRandIndex([.. members.Select(g => _network.Modules[g])],
            [.. members.Select(g => planted.ModuleOf(_network.GeneIds[g])!)]);
        Assert.True(index > 0.9, $"adjusted Rand index {index}");
    }

    // The two doors give the same.
    [Fact]
    public void Networks_ByTableName_EqualsByMatrix()
    {
        WgcnaResult byName = _cohort.Networks("expression", ["radiomics"], new() { Power = 6 }, RunContext.Default);
        Assert.Equal(byName.Modules, _network.Modules);
        Assert.Equal(byName.ModuleTraits!.AllR.ToArray(), _network.ModuleTraits!.AllR.ToArray());
    }

    // A time of somebody still alive is not a value, so it is no trait; age is.
    [Fact]
    public void Traits_Clinical_LeavesEndpointsOut()
    {
        LabelledMatrix traits = _cohort.Traits("clinical");
        string[] outcomes = [.. _cohort.Manifest.Endpoints.SelectMany(e => (string[])[e.Time, e.Event])];
        Assert.Equal(4, outcomes.Length);
        Assert.DoesNotContain(traits.FeatureIds, outcomes.Contains);
        Assert.Contains(traits.FeatureIds, f => f.StartsWith("age", StringComparison.Ordinal));
        Assert.Equal(_cohort.SampleIds, traits.SampleIds);
    }

    // Without covariates it is the network's own table.
    [Fact]
    public void Correlate_Eigengenes_EqualsModuleTraits()
    {
        CorrelationResult pairs = _cohort.Correlate(_network.Eigengenes, _cohort.Radiomics, covariates: [], run: RunContext.Default);
        Assert.Equal(_network.ModuleTraits!.XIds, pairs.XIds);
        Assert.Equal(_network.ModuleTraits.AllR.ToArray(), pairs.AllR.ToArray());
    }

    [Fact]
    public void ModuleTraits_GivenVolume_SaysSoAndShowsAsManyTraitsAsAsked()
    {
        CorrelationResult given = _cohort.Correlate(_network.Eigengenes, _cohort.Radiomics, covariates: ["volume"], run: RunContext.Default);
        FigureSpec figure = NetworkFigures.ModuleTraits(_network, given, 7);
        HeatMapMark cells = Assert.IsType<HeatMapMark>(Assert.Single(Assert.Single(figure.Panels).Marks));
        Assert.Equal((7, _network.ModuleNumbers.Length), (cells.RowCount, cells.ColumnCount));
        Assert.Contains($"given {_cohort.VolumeFeature}", figure.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(cells.CellText, t => t.Contains("-0.00", StringComparison.Ordinal));
    }

    [Fact]
    public void MembershipSignificance_AskedForModuleAndTrait_ShowsThem()
    {
        string trait = _network.ModuleTraits!.YIds[3];
        FigureSpec figure = NetworkFigures.MembershipSignificance(_network, 2, trait);
        Assert.Equal($"Module 2 (blue) and {trait}", figure.Title);
        Assert.Equal(_network.SizeOf(2), Assert.IsType<PointsMark>(figure.Panels[0].Marks[0]).X.Length);
        Assert.Equal(ErrorCode.UnknownLabel, Assert.Throws<RadioGenomicsException>(() => NetworkFigures.MembershipSignificance(_network, 99)).Code);
    }

    // A leaf hangs a little below its merge instead of reaching the floor, so branches stay visible.
    [Fact]
    public void Dendrogram_Leaves_HangBelowTheirMerge()
    {
        SegmentsMark tree = Assert.IsType<SegmentsMark>(NetworkFigures.Dendrogram(_network).Panels[0].Marks[0]);
        double hang = 0.03 * (_network.Tree.Heights[^1] - _network.Tree.Heights[0]);
        int[] leaves = [.. Enumerable.Range(0, tree.X0.Length).Where(i => tree.X0[i] == tree.X1[i] && tree.X0[i] == Math.Floor(tree.X0[i])
            && Math.Abs(tree.Y1[i] - tree.Y0[i] - hang) < 2e-5)];
        Assert.True(leaves.Length > _network.GeneIds.Length / 2, $"{leaves.Length} leaves of {_network.GeneIds.Length}");
    }
}
