using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class EnrichmentScreenTests
{
    static readonly NullStudy Study = NullStudy.Of(1, 0.2);

    // Mean pairwise correlation of the residuals by its definition: 40 · 39 / 2 correlations given the feature.
    [Fact]
    public void OfCorrelations_Estimated_IsTheMeanPairwisePartialCorrelation()
    {
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, Study.Expression, Study.Feature, options: new() { OtherGenes = false });
        LabelledMatrix set = Study.Expression.SelectFeatures(NullStudy.Collection.Sets[4].Genes);
        CorrelationResult pairs = Correlation.AllPairs(set, set, covariates: Study.Feature);
        double mean = Enumerable.Range(1, set.FeatureCount - 1).SelectMany(i => Enumerable.Range(0, i).Select(j => pairs.R(i, j))).Average();
        Assert.Equal(mean, result.Rows.Single(r => r.Set == "set5").InterGeneCorrelation, 1e-12);
    }

    // a'Ra from the correlations of all genes given the feature, for the set and the others: what the effective correlation must add up to.
    [Fact]
    public void OfCorrelations_OtherGenes_GivesTheVarianceOfTheDifferenceOfMeans()
    {
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, Study.Expression, Study.Feature);
        CorrelationResult pairs = Correlation.AllPairs(Study.Expression, Study.Expression, covariates: Study.Feature);
        HashSet<string> set = [.. NullStudy.Collection.Sets[6].Genes];
        double inside = set.Count, outside = NullStudy.Genes - inside, variance = 0;
        double[] a = [.. pairs.XIds.Select(g => set.Contains(g) ? 1 / inside : -1 / outside)];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a.Length; j++)
            {
                variance += a[i] * a[j] * pairs.R(i, j);
            }
        }
        double rho = result.Rows.Single(r => r.Set == "set7").InterGeneCorrelation;
        Assert.Equal(variance, ((1 + ((inside - 1) * rho)) / inside) + (1 / outside), 1e-12);
    }

    // A preset correlation goes through the ranking method of CAMERA: the same p.
    [Fact]
    public void OfCorrelations_Preset_IsCameraOfTheRanking()
    {
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, options: new() { InterGeneCorrelation = 0.05 });
        CameraResult expected = Camera.Preranked(Study.Ranking, NullStudy.Collection, new() { InterGeneCorrelation = 0.05 });
        Assert.All(expected.Rows, row => Assert.Equal(row.P, result.Rows.Single(r => r.Set == row.Set).P, 1e-12));
        Assert.Contains("preset correlation of 0.05", result.Summary, StringComparison.Ordinal);
    }

    // Genes may be x or y: the sets say which side they are on.
    [Fact]
    public void OfCorrelations_GenesOnTheOtherSide_GivesTheSame()
    {
        CorrelationResult turned = Correlation.AllPairs(Study.Expression, Study.Feature);
        EnrichmentResult a = EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection), b = EnrichmentScreen.OfCorrelations(turned, NullStudy.Collection);
        Assert.Equal(a.Rows.Select(r => (r.List, r.Set, r.P)), b.Rows.Select(r => (r.List, r.Set, r.P)));
    }

    [Fact]
    public void OfCorrelations_AnyThreads_GivesTheSameNumbers()
    {
        double[] P(int threads) => [.. EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, Study.Expression, Study.Feature, run: new() { Threads = threads })
            .Rows.Select(r => r.P)];
        Assert.Equal(P(1), P(4));
    }

    // A gene without a statistic leaves the universe; its set shrinks by one.
    [Fact]
    public void OfCorrelations_ConstantGene_LeavesTheUniverse()
    {
        double[] values = Study.Expression.Values.ToArray();
        values.AsSpan(0, NullStudy.Samples).Fill(3);
        var expression = LabelledMatrix.FromColumnMajor(Study.Expression.SampleIds, Study.Expression.FeatureIds, values);
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Correlation.AllPairs(Study.Feature, expression), NullStudy.Collection, expression, Study.Feature);
        Assert.Equal(NullStudy.Genes - 1, result.UniverseSize);
        Assert.Equal(NullStudy.SetSize - 1, result.Rows.Single(r => r.Set == "set1").Size);
        Assert.Equal(NullStudy.SetSize, result.Rows.Single(r => r.Set == "set2").Size);
    }

    [Fact]
    public void OfCorrelations_ConstantFeature_IsLeftOutAndNamed()
    {
        var features = LabelledMatrix.FromColumnMajor(Study.Feature.SampleIds, ["still", "feature"], [.. Enumerable.Repeat(1.0, NullStudy.Samples), .. Study.Feature.Values.ToArray()]);
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Correlation.AllPairs(features, Study.Expression), NullStudy.Collection, Study.Expression, features);
        Assert.Equal(["feature"], result.Lists);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.AllMissing && d.Message.Contains("'still'", StringComparison.Ordinal));
    }

    // Nothing is significant here: no list, no test, and a word about it instead of an exception.
    [Fact]
    public void OfCorrelations_OraWithoutSignificantGenes_SaysSo()
    {
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, options: new() { Method = EnrichmentMethod.Ora, QBelow = 1e-12 });
        Assert.Empty(result.Rows);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.NoSignificantGenes);
        Assert.Empty(result.Figures());
        Assert.Equal(0, result.ToTable().RowCount);
    }

    [Fact]
    public void OfCorrelations_Gsea_CarriesLeadingEdgesAndItsCaution()
    {
        EnrichmentResult result = EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, options: new() { Method = EnrichmentMethod.Gsea });
        Assert.Equal(NullStudy.Sets, result.Rows.Length);
        Assert.All(result.Rows, r => Assert.Equal(r.Overlap, r.Genes.Length));
        Assert.All(result.Rows, r => Assert.Equal(r.Effect < 0, r.Direction == EnrichmentDirection.Down));
        Assert.Contains("too small", result.Summary, StringComparison.Ordinal);
    }

    // By hand: 10 genes of the universe are in sets, 4 of them in the list; the rest of the universe is in no set and does not count.
    [Fact]
    public void OfLists_Universe_IsTestedAndAnnotated()
    {
        GeneSetCollection sets = new() { Name = "two", Sets = [new("A", "", ["a", "b", "c", "d", "e"]), new("B", "", ["f", "g", "h", "i", "j"])] };
        EnrichmentResult result = EnrichmentScreen.OfLists("module", [new("ME1", ["a", "b", "c", "f", "z1"])], ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "z1", "z2"], sets);
        EnrichmentRow row = result.Rows.Single(r => r.Set == "A");
        Assert.Equal(10, result.UniverseSize);
        Assert.Equal((3, 4, 5), (row.Overlap, row.ListSize, row.Size));
        Assert.Equal(55.0 / 210, row.P, 1e-14);
        Assert.Equal(0.75, row.GeneRatio);
        Assert.Equal(["a", "b", "c"], row.Genes);
    }

    [Fact]
    public void OfRanking_WithExpression_EstimatesTheCorrelation()
    {
        EnrichmentResult result = EnrichmentScreen.OfRanking("OS", Study.Ranking, NullStudy.Collection, Study.Expression);
        Assert.Equal(["OS"], result.Lists);
        Assert.InRange(result.Rows.Average(r => r.InterGeneCorrelation), 0.15, 0.25);
        Assert.All(EnrichmentScreen.OfRanking("OS", Study.Ranking, NullStudy.Collection).Rows, r => Assert.Equal(0.01, r.InterGeneCorrelation));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        static ErrorCode Code(EnrichmentOptions options) =>
            Assert.Throws<RadioGenomicsException>(() => EnrichmentScreen.OfRanking("OS", Study.Ranking, NullStudy.Collection, null, options)).Code;
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(new() { MinSize = 0 }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(new() { MinSize = 10, MaxSize = 9 }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(new() { QBelow = 0 }));
        Assert.Equal(ErrorCode.OptionOutOfRange, Code(new() { InterGeneCorrelation = 1 }));
        Assert.Equal(ErrorCode.OptionConflict, Code(new() { Method = EnrichmentMethod.Ora }));
    }

    [Fact]
    public void OfCorrelations_OtherSamples_AreRefused()
    {
        LabelledMatrix fewer = Study.Expression.SelectSamples([.. Enumerable.Range(0, 50)]);
        Assert.Equal(ErrorCode.SamplesNotAligned,
            Assert.Throws<RadioGenomicsException>(() => EnrichmentScreen.OfCorrelations(Study.Correlations, NullStudy.Collection, fewer, Study.Feature)).Code);
    }
}
