using NJsonSchema;
using RadioGenomics.Demo;
using RadioGenomics.Tests.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Demo;

public sealed class DemoTruthTests
{
    static readonly DemoData Data = DemoSimulator.Run(new() { Patients = 2000, Genes = 500, Features = 100 }, RunContext.Default);

    static string SchemaFolder() => Path.Combine(Repository.Root(), "data-schemas");

    static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (mx, my) = (mx + (x[i] / x.Length), my + (y[i] / y.Length));
        }
        for (int i = 0; i < x.Length; i++)
        {
            (xy, xx, yy) = (xy + ((x[i] - mx) * (y[i] - my)), xx + ((x[i] - mx) * (x[i] - mx)), yy + ((y[i] - my) * (y[i] - my)));
        }
        return xy / Math.Sqrt(xx * yy);
    }

    // With 2,000 patients a correlation has a standard error of 0.022 at most; 0.09 is four of them.
    [Fact]
    public void Simulate_PlantedPairs_HaveTheCorrelationThatTheTruthStates()
    {
        foreach (TruePair pair in Data.Truth.PlantedPairs)
        {
            foreach (TrueGene gene in Data.Truth.Modules.Single(m => m.Name == pair.Module).Genes.Take(5))
            {
                double r = Correlation(Data.Features.Column(pair.Feature), Data.LogExpression.Column(gene.Gene));
                Assert.Equal(pair.Loading * gene.Loading, r, 0.09);
            }
        }
    }

    [Fact]
    public void Simulate_VolumeFeatures_FollowVolumeAndSoDoesProliferation()
    {
        ReadOnlySpan<double> volume = Data.Features.Column(DemoFeatures.Volume);
        Assert.True(Correlation(Data.Features.Column("original_glrlm_RunLengthNonUniformity"), volume) > 0.8);
        Assert.InRange(Correlation(Data.LogExpression.Column("MKI67"), volume), 0.15, 0.6);
        Assert.InRange(Correlation(Data.LogExpression.Column("CD8A"), volume), -0.09, 0.09);
    }

    [Fact]
    public void Simulate_Ctnnb1_RaisesWntTargets()
    {
        int glul = Data.LogExpression.IndexOfFeature("GLUL");
        var mutated = Data.Variants.Where(v => v.Gene == "CTNNB1").Select(v => v.Patient).ToHashSet();
        double with = mutated.Average(i => Data.LogExpression[i, glul]), without = Enumerable.Range(0, 2000).Where(i => !mutated.Contains(i)).Average(i => Data.LogExpression[i, glul]);
        Assert.True(with > without + 0.3, $"{with} against {without}");
        Assert.InRange(mutated.Count / 2000.0, 0.22, 0.32);
    }

    // By hand: exponential death with these effects; the worse half in stage and proliferation must die earlier.
    [Fact]
    public void Simulate_Survival_DependsOnStage()
    {
        double Share(Func<int, bool> stage) => Enumerable.Range(0, 2000).Where(i => stage(Data.Clinical.Stage[i])).Average(i => Data.Clinical.Died[i] ? 1.0 : 0.0);
        Assert.True(Share(s => s >= 3) > Share(s => s == 1) + 0.15);
        Assert.InRange(Share(_ => true), 0.3, 0.7);
        Assert.All(Enumerable.Range(0, 2000), i => Assert.True(Data.Clinical.RecurrenceFreeMonths[i] <= Data.Clinical.OverallMonths[i]));
    }

    [Theory]
    [InlineData("original_glcm_Contrast", "CD8A", PairKind.Planted)]
    [InlineData("original_glcm_Contrast", "ISG15", PairKind.Indirect)]
    [InlineData("original_glcm_Contrast", "COL1A1", PairKind.Null)]
    [InlineData("original_glrlm_RunLengthNonUniformity", "MKI67", PairKind.Confounded)]
    [InlineData("original_shape_SurfaceArea", "ALB", PairKind.Confounded)]
    [InlineData("original_glrlm_RunLengthNonUniformity", "CD8A", PairKind.Null)]
    [InlineData("original_firstorder_Uniformity", "GLUL", PairKind.Indirect)]
    [InlineData("original_firstorder_Kurtosis", "MKI67", PairKind.Null)]
    [InlineData("original_firstorder_Entropy", "GAPDH", PairKind.Null)]
    public void Classify_Pair_FollowsTheRoots(string feature, string gene, PairKind expected) =>
        Assert.Equal(expected, Data.Truth.Classify(feature, gene));

    [Fact]
    public void ToJson_ReadBack_GivesTheSameText() =>
        Assert.Equal(Data.Truth.ToJson(), DemoTruth.FromJson(Data.Truth.ToJson()).ToJson());

    // The schema in the repository is the one that the records export. RADIOGENOMICS_WRITE_SCHEMAS=1 writes it anew.
    [Fact]
    public void Schema_Committed_EqualsTheExport()
    {
        string path = Path.Combine(SchemaFolder(), "truth.schema.json");
        if (Environment.GetEnvironmentVariable("RADIOGENOMICS_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(path, DemoTruth.JsonSchema());
        }
        Assert.Equal(DemoTruth.JsonSchema(), File.ReadAllText(path));
    }

    [Theory]
    [InlineData("truth.valid.json", true)]
    [InlineData("truth.invalid.json", false)]
    public async Task Schema_Examples_AreJudgedAsTheReaderDoes(string example, bool valid)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(DemoTruth.JsonSchema());
        string text = await File.ReadAllTextAsync(Path.Combine(SchemaFolder(), "examples", example));
        Assert.Equal(valid, schema.Validate(text).Count == 0);
        Assert.Equal(valid, Record.Exception(() => DemoTruth.FromJson(text)) is null);
    }

    [Fact]
    public async Task ToJson_RealCohort_ObeysTheSchema() =>
        Assert.Empty((await JsonSchema.FromJsonAsync(DemoTruth.JsonSchema())).Validate(Data.Truth.ToJson()));
}
