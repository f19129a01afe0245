using RadioGenomics.Data.Cohorts;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Demo;

public sealed class DemoCohortTests : IDisposable
{
    static readonly DemoCohortOptions Small = new() { Patients = 60, Genes = 500, Features = 100 };
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    DemoTruth Generate(string name, DemoCohortOptions options, int threads = 1) =>
        DemoCohort.Generate(options, _folder[name], new RunContext { Threads = threads });

    string[] Lines(string name, string file) => File.ReadAllLines(Path.Combine(_folder[name], file));

    [Fact]
    public void Generate_SameSeedOnOneAndFourThreads_GivesTheSameBytes()
    {
        Generate("a", Small);
        Generate("b", Small, threads: 4);
        string[] files = [.. Directory.GetFiles(_folder["a"]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["clinical.tsv", "cohort.json", "expression.tsv", "modules.gmt", "mutations.maf", "profiled.txt", "radiomics.csv", "truth.json"], files);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(_folder["a"], f)), File.ReadAllBytes(Path.Combine(_folder["b"], f))));
    }

    [Fact]
    public void Generate_OtherSeed_GivesOtherNumbers()
    {
        Generate("a", Small);
        Generate("b", Small with { Seed = 2 });
        Assert.NotEqual(File.ReadAllText(_folder["a/expression.tsv"]), File.ReadAllText(_folder["b/expression.tsv"]));
    }

    // The suite runs under fr-FR: a comma within a number would add cells.
    [Fact]
    public void Generate_UnderFrenchCulture_WritesRectangularTables()
    {
        Generate("a", Small);
        Assert.All(Lines("a", "radiomics.csv").Skip(1), l => Assert.Equal(104 + 2, l.Split(',').Length));
        Assert.All(Lines("a", "expression.tsv"), l => Assert.Equal(1 + 57 + 2, l.Split('\t').Length));
        Assert.DoesNotContain(',', File.ReadAllText(_folder["a/expression.tsv"]));
        Assert.DoesNotContain('\r', File.ReadAllText(_folder["a/cohort.json"]));
    }

    [Fact]
    public void Generate_Mutations_HaveBarcodesOf28CharactersAndOnlyFlankingTert()
    {
        Generate("a", Small);
        string[][] lines = [.. Lines("a", "mutations.maf").Skip(2).Select(l => l.Split('\t'))];
        Assert.All(lines, l => Assert.Equal(28, l[13].Length));
        Assert.All(lines, l => Assert.Equal(19, l.Length));
        Assert.Equal(["5'Flank"], lines.Where(l => l[0] == "TERT").Select(l => l[8]).Distinct());
    }

    // Four patients are not profiled; two have no line and three only harmless ones, which is not the same.
    [Fact]
    public void Generate_Mutations_TellNotProfiledFromWithoutMutation()
    {
        DemoTruth truth = Generate("a", Small);
        string[][] lines = [.. Lines("a", "mutations.maf").Skip(2).Select(l => l.Split('\t'))];
        HashSet<string> profiled = [.. Lines("a", "profiled.txt")], withLines = [.. lines.Select(l => l[13])];
        HashSet<string> damaged = [.. lines.Where(l => l[8].EndsWith("_Mutation", StringComparison.Ordinal) || l[8].Contains("Frame", StringComparison.Ordinal) || l[8] == "Splice_Site" || l[8] == "5'Flank").Select(l => l[13])];
        Assert.Equal(56, profiled.Count);
        Assert.Subset(profiled, withLines);
        Assert.InRange(profiled.Count - withLines.Count, 0, 2);
        Assert.InRange(withLines.Except(damaged).Count(), 1, 12);
        Assert.Equal(4, truth.Defects.Count(d => d.Kind == "not-profiled"));
    }

    [Fact]
    public void Generate_Expression_HasPositiveHeavyTailedValuesAndSomeZeros()
    {
        Generate("a", Small);
        double[] values = [.. Lines("a", "expression.tsv").Skip(1).SelectMany(l => l.Split('\t').Skip(1)).Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
        double[] sorted = [.. values.Order()];
        Assert.Equal(0, sorted[0]);
        Assert.InRange(values.Count(v => v == 0) / (double)values.Length, 0.001, 0.1);
        // Skewed: the mean lies well above the median and the largest values far above both.
        Assert.True(values.Average() > 1.3 * sorted[sorted.Length / 2]);
        Assert.True(sorted[^1] > 30 * sorted[sorted.Length / 2]);
    }

    [Fact]
    public void Generate_WithoutDefects_NamesNone()
    {
        DemoTruth truth = Generate("a", Small with { Defects = false });
        Assert.Empty(truth.Defects);
        Assert.Equal(61, Lines("a", "radiomics.csv").Length);
        Assert.Equal(61, Lines("a", "clinical.tsv").Length);
    }

    [Fact]
    public void Generate_FolderInUse_IsRefused()
    {
        Generate("a", Small);
        Assert.Equal(ErrorCode.OutputExists, Assert.Throws<RadioGenomicsException>(() => Generate("a", Small)).Code);
    }

    [Theory]
    [InlineData(39, 500, 100)]
    [InlineData(60, 499, 100)]
    [InlineData(60, 500, 801)]
    public void Generate_SizesOutOfRange_AreRefused(int patients, int genes, int features) =>
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(
            () => Generate("a", new() { Patients = patients, Genes = genes, Features = features })).Code);

    [Fact]
    public void Generate_Manifest_IsValidAndNamesTheVolume()
    {
        Generate("a", Small);
        var manifest = CohortManifest.Read(_folder["a/cohort.json"]);
        Assert.Equal("original_shape_MeshVolume", manifest.Volume);
        Assert.All(manifest.Tables, t => Assert.True(File.Exists(Path.Combine(_folder["a"], t.File))));
    }

    [Fact]
    public void Generate_GeneSets_HoldEveryModuleAndDecoysWithoutModuleGenes()
    {
        DemoTruth truth = Generate("a", Small);
        string[][] sets = [.. Lines("a", "modules.gmt").Select(l => l.Split('\t'))];
        HashSet<string> planted = [.. truth.Modules.SelectMany(m => m.Genes.Select(g => g.Gene))];
        Assert.Equal(28, sets.Length);
        Assert.Equal(truth.Modules[0].Genes.Select(g => g.Gene), sets[0].Skip(2));
        Assert.All(sets.Skip(8), s => Assert.DoesNotContain(s.Skip(2), planted.Contains));
    }

    [Fact]
    public void Modules_Genes_AreThirtyToEightyAndInOneModuleOnly()
    {
        Assert.All(DemoModule.All, m => Assert.InRange(m.Genes.Length, 30, 80));
        string[] all = [.. DemoModule.All.SelectMany(m => m.Genes)];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Background_LargestNumber_GivesUniqueNames()
    {
        string[] names = DemoGeneNames.Background(29_000, new HashSet<string>());
        Assert.Equal(29_000, names.Distinct().Count());
    }

    [Fact]
    public void Plan_LargestNumber_GivesUniqueFeatureNames() =>
        Assert.Equal(800, DemoFeatures.Plan(800).Select(f => f.Name).Distinct().Count());
}
