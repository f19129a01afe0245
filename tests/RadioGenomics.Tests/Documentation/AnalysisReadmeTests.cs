using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Tests.Architecture;
using Xunit;

namespace RadioGenomics.Tests.Documentation;

public sealed class AnalysisReadmeTests
{
    // The lines of the example in src/RadioGenomics.Analysis/README.md, compiled.
    static Table Example(LabelledMatrix expression, LabelledMatrix radiomics, LabelledMatrix mutations, out LabelledMatrix log)
    {
        LabelledMatrix normal = Preparation.Log2(expression).Values;
        FeatureMutationResult tests = FeatureMutation.Run(radiomics, mutations, new() { MinMutated = 5 });
        Table found = tests.Where(qBelow: 0.05);      // feature, gene, n_mutated, n_wild_type, auc, ci_low, ci_high, p, q
        log = normal;
        return found;
    }

    [Fact]
    public void Example_InTheReadme_IsTheOneThatCompiles()
    {
        string readme = SourceTree.Read("src/RadioGenomics.Analysis/README.md"), here = SourceTree.Read("tests/RadioGenomics.Tests/Documentation/AnalysisReadmeTests.cs");
        string[] example = readme.Split("```csharp\n")[1].Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, example.Length);
        Assert.All(example, line => Assert.Contains(line, here, StringComparison.Ordinal));
    }

    [Fact]
    public void Example_OnSmallMatrices_FindsTheSeparatedFeature()
    {
        string[] ids = [.. Enumerable.Range(1, 20).Select(i => $"P{i}")];
        var feature = LabelledMatrix.FromColumnMajor([.. ids], ["f"], [.. Enumerable.Range(1, 20).Select(i => (double)i)]);
        var calls = LabelledMatrix.FromColumnMajor([.. ids], ["TP53"], [.. Enumerable.Range(1, 20).Select(i => i > 10 ? 1.0 : 0)]);
        Assert.Equal(1, Example(feature, feature, calls, out LabelledMatrix log).RowCount);
        Assert.Equal(1, log[0, 0]);
    }
}
