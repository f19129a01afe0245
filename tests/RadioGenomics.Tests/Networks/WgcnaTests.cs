using System.Text.Json;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class WgcnaTests
{
    static readonly WgcnaOptions Exact = new() { Precision = Precision.Double };

    static readonly Lazy<WgcnaResult> Expr600 = new(() => Wgcna.Run(SharedReference.Expression("expr600"), Exact with { Power = 6 }, null, Traits()));

    static LabelledMatrix Traits()
    {
        string[][] cells = SharedReference.Cells("expr600_traits");
        int[] columns = [1, 2, 5];
        return LabelledMatrix.FromColumnMajor([.. cells[1..].Select(r => r[0])], [.. columns.Select(c => cells[0][c])],
            [.. columns.SelectMany(c => cells[1..].Select(r => SharedReference.Number(r[c])))]);
    }

    public static TheoryData<string> Blockwise() => ["default_p6", "unsigned_p6_min30_ds2_merge025", "signed_p12_bicor"];

    [Theory]
    [MemberData(nameof(Blockwise))]
    public void Run_Expr600_ModulesAreIdenticalToBlockwiseModules(string name)
    {
        JsonElement expected = SharedReference.Json("wgcna_blockwise").GetProperty(name);
        WgcnaResult result = name == "default_p6" ? Expr600.Value : Wgcna.Run(SharedReference.Expression("expr600"), Settings(name));
        Assert.Equal(SharedReference.Integers(expected.GetProperty("unmergedColors")), result.UnmergedModules);
        Assert.Equal(SharedReference.Integers(expected.GetProperty("colors")), result.Modules);
        string[] names = [.. expected.GetProperty("MEs").GetProperty("names").EnumerateArray().Select(n => n.GetString()!)];
        double[][] rows = [.. expected.GetProperty("MEs").GetProperty("first3samples").EnumerateArray().Select(SharedReference.Numbers)];
        for (int m = 0; m < names.Length; m++)
        {
            Assert.All(Enumerable.Range(0, 3), s => Assert.Equal(rows[s][m], result.Eigengenes.Values.Column(names[m])[s], 1e-9));
        }
    }

    static WgcnaOptions Settings(string name) => name.StartsWith("unsigned", StringComparison.Ordinal)
        ? Exact with { Power = 6, Tom = TomType.Unsigned, MinModuleSize = 30, MergeHeight = 0.25, ReassignThreshold = 0, PamRespectsDendro = false }
        : Exact with { Power = 12, Network = NetworkType.Signed, Correlation = CorrelationMethod.Bicor, MaxPOutliers = 0.1, MinModuleSize = 20 };

    // 3,600 probes with missing values: R's 18 modules, probe by probe, and R's tree.
    [Fact]
    public void Run_FemaleLiver_ModulesAndTreeAreIdenticalToR()
    {
        WgcnaOptions tutorial = Exact with
        {
            Power = 6,
            Tom = TomType.Unsigned,
            MinModuleSize = 30,
            MergeHeight = 0.25,
            ReassignThreshold = 0,
            PamRespectsDendro = false,
        };
        WgcnaResult result = Wgcna.Run(FemaleLiver.Expression(), tutorial);
        Assert.Equal(FemaleLiver.Modules(), result.Modules);
        double[][] merges = FemaleLiver.Merges();
        Assert.Equal(merges.Select(m => (int)m[0]), result.Tree.MergeLeft);
        Assert.Equal(merges.Select(m => (int)m[1]), result.Tree.MergeRight);
        Assert.All(merges.Zip(result.Tree.Heights), m => Assert.Equal(m.First[2], m.Second, 1e-12));
    }

    [Fact]
    public void Run_SinglePrecision_ModulesAgreeWithDouble() =>
        Assert.Equal(Expr600.Value.Modules,
            Wgcna.Run(SharedReference.Expression("expr600"), new() { Power = 6, Precision = Precision.Single }).Modules);

    [Fact]
    public void Connectivity_OfMergedModules_EqualsIntramodularConnectivity()
    {
        JsonElement expected = SharedReference.Json("wgcna_modules");
        string[] colors = [.. expected.GetProperty("merged_colors").EnumerateArray().Select(c => c.GetString()!)];
        var k = IntramodularConnectivity.Of(SharedReference.Expression("expr600"), [.. colors.Select(c => Array.IndexOf([.. ModuleColors.Of(Enumerable.Range(0, 100))], c))],
            new() { Power = 6 }, RunContext.Default);
        int[] rows = SharedReference.Integers(expected.GetProperty("rows_1based"));
        double[][] data = [.. expected.GetProperty("intramodular").GetProperty("data").EnumerateArray().Select(SharedReference.Numbers)];
        for (int i = 0; i < rows.Length; i++)
        {
            int g = rows[i] - 1;
            double[] actual = [k.Total[g], k.Within[g], k.Out[g], k.Difference[g]];
            Assert.All(data[i].Zip(actual), v => Assert.Equal(v.First, v.Second, 1e-9));
        }
    }

    // R keeps colour names where this numbers by size: the partition must be the same.
    [Fact]
    public void Merge_Expr600_PartitionEqualsMergeCloseModules()
    {
        JsonElement expected = SharedReference.Json("wgcna_modules");
        string[] colors = [.. expected.GetProperty("merged_colors").EnumerateArray().Select(c => c.GetString()!)];
        ModuleMergeResult merged = ModuleMerge.Run(SharedReference.Expression("expr600"),
            SharedReference.Integers(expected.GetProperty("labels_in")), 0.25, RunContext.Default);
        Assert.Equal(colors.Distinct().Count(), colors.Zip(merged.Modules).Distinct().Count());
        Assert.Equal(merged.Modules.Distinct().Count(), colors.Zip(merged.Modules).Distinct().Count());
    }

    [Fact]
    public void Tables_OfAResult_HaveTheColumnsOfTheContract()
    {
        string[] expected =
        [
            "soft_threshold: power sft_r2 slope truncated_r2 mean_k median_k max_k",
            "modules: gene module color kme ktotal kwithin",
            "membership: gene module kme p",
            "module_traits: module trait n r p q",
            "gene_significance: gene trait gs p q",
            "hubs: gene module rule mm gs",
        ];
        Table[] tables = [.. Expr600.Value.Tables()];
        Assert.Equal(expected, tables.Where(t => t.Name != "eigengenes").Select(t => $"{t.Name}: {string.Join(' ', t.Columns.Select(c => c.Name))}"));
        Assert.Equal(["sample", .. Expr600.Value.Eigengenes.Modules.Select(m => FormattableString.Invariant($"ME{m}"))],
            tables.Single(t => t.Name == "eigengenes").Columns.Select(c => c.Name));
    }

    [Fact]
    public void Hubs_OfEveryRule_SatisfyTheirThresholds()
    {
        WgcnaResult result = Expr600.Value;
        HubSet[] sets = [.. HubGenes.Find(result)];
        Assert.All(sets[0].Genes, g => Assert.True(Math.Abs(g.Membership) >= 0.8 && Math.Abs(g.Significance) >= 0.2));
        Assert.All(sets[1].Genes, g => Assert.True(Math.Abs(g.Membership) >= 0.9));
        Assert.All(sets[2].Genes.GroupBy(g => g.Module), m => Assert.Equal(Math.Min(10, result.SizeOf(m.Key)), m.Count()));
        Assert.Equal(sets[0].Genes.Length + sets[1].Genes.Length, sets[0].And(sets[1]).Genes.Length + sets[0].Or(sets[1]).Genes.Length);
    }

    [Fact]
    public void Sensitivity_OfHubs_IsAShareAndFavoursTheHubs()
    {
        Table table = HubSensitivity.Run(Expr600.Value, SharedReference.Expression("expr600"), Traits(), new() { ResampleCount = 2 }, RunContext.Default);
        Assert.All(table["frequency_top_kwithin"].AsNumbers().ToArray(), f => Assert.InRange(f, 0, 1));
        Assert.True(table["is_hub"].AsBooleans()[0]);
    }

    [Fact]
    public void File_WrittenAndRead_GivesTheSameTables()
    {
        using var stream = new MemoryStream();
        WgcnaFile.Write(Expr600.Value, stream);
        stream.Position = 0;
        WgcnaResult read = WgcnaFile.Read(stream, "memory");
        foreach ((Table before, Table after) in Expr600.Value.Tables().Zip(read.Tables()))
        {
            foreach ((TableColumn x, TableColumn y) in before.Columns.Zip(after.Columns))
            {
                Assert.Equal(Enumerable.Range(0, x.Count).Select(x.TextAt), Enumerable.Range(0, y.Count).Select(y.TextAt));
            }
        }
    }

    // One changed bit must not pass as a result.
    [Fact]
    public void File_OneBitChanged_IsRefused()
    {
        using var stream = new MemoryStream();
        WgcnaFile.Write(Expr600.Value, stream);
        byte[] bytes = stream.ToArray();
        bytes[^100] ^= 1;
        var error = Assert.Throws<RadioGenomicsException>(() => WgcnaFile.Read(new MemoryStream(bytes), "changed"));
        Assert.Equal(ErrorCode.FileFormat, error.Code);
    }

    [Fact]
    public void Export_AboveAThreshold_HasItsEdgesOnly()
    {
        var export = NetworkExport.Of(Expr600.Value, SharedReference.Expression("expr600"), 0.1, null, RunContext.Default);
        Assert.NotEqual(0, export.Edges.RowCount);
        Assert.All(export.Edges["weight"].AsNumbers().ToArray(), w => Assert.True(w >= 0.1));
        Assert.Contains("<edge source=", export.ToGraphMl(), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_OfANetworkWithItself_HasOnesForEachModule()
    {
        CorrelationResult map = ModuleMap.Run(Expr600.Value, Expr600.Value, null, RunContext.Default);
        Assert.All(Enumerable.Range(0, map.XIds.Length), m => Assert.Equal(1, map.R(m, m), 1e-12));
    }

    [Fact]
    public void Run_ConstantAndEmptyGenes_AreNamedAndLeftOut()
    {
        LabelledMatrix faulty = SharedReference.Expression("expr40_faulty");
        WgcnaResult result = Wgcna.Run(faulty, new() { Power = 6, MinModuleSize = 5 });
        bool[] good = [.. SharedReference.Json("wgcna_bicor_faulty").GetProperty("goodSamplesGenes").GetProperty("goodGenes").EnumerateArray().Select(g => g.GetBoolean())];
        Assert.Equal(faulty.FeatureIds.Where((_, g) => good[g]), result.GeneIds);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.ValuesFiltered && d.Message.Contains("g007", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_TwelveSamples_Warns()
    {
        LabelledMatrix few = SharedReference.Expression("expr600").SelectSamples([.. Enumerable.Range(0, 12)]);
        Assert.Contains(Wgcna.Run(few, new() { Power = 6 }).Diagnostics, d => d.Code == ErrorCode.TooFewObservations);
    }

    [Fact]
    public void Run_TraitsOfOtherSamples_AreRefused()
    {
        LabelledMatrix x = SharedReference.Expression("expr600");
        Assert.Equal(ErrorCode.SamplesNotAligned, Assert.Throws<RadioGenomicsException>(
            () => Wgcna.Run(x, null, null, Traits().SelectSamples([1, 0]))).Code);
    }

    [Fact]
    public void Run_UnknownHubRule_NamesTheRules()
    {
        LabelledMatrix x = SharedReference.Expression("expr600");
        var error = Assert.Throws<RadioGenomicsException>(() => Wgcna.Run(x, new() { HubRules = ["best"] }));
        Assert.Equal(ErrorCode.OptionOutOfRange, error.Code);
        Assert.Contains("top-kwithin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(() =>
        Wgcna.Run(SharedReference.Expression("expr600"), null, new RunContext { Cancellation = new CancellationToken(true) }));

    [Fact]
    public void Figures_OfAResult_AreTheFivePanels() =>
        Assert.Equal(["soft-threshold", "gene-dendrogram", "eigengene-network", "module-trait", "mm-gs"], Expr600.Value.Figures().Select(f => f.Id));
}
