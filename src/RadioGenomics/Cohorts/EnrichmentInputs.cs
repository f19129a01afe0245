using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics;

/// <summary>Finds the matrices that a correlation result was made of.</summary>
static class EnrichmentInputs
{
    /// <summary>Expression, features and, with covariates, these; rows that lack a covariate are left out, as they were in the correlations.</summary>
    /// <returns>Empty when the result is not about two tables of the cohort, or about some of their columns under another name.</returns>
    public static LabelledMatrix[] Of(Cohort cohort, CorrelationResult correlations, GeneSetCollection sets)
    {
        if (!cohort.HasMatrix(correlations.XName) || !cohort.HasMatrix(correlations.YName))
        {
            return [];
        }
        LabelledMatrix x = cohort.Matrix(correlations.XName), y = cohort.Matrix(correlations.YName);
        if (!correlations.XIds.All(f => x.TryIndexOfFeature(f, out _)) || !correlations.YIds.All(f => y.TryIndexOfFeature(f, out _)))
        {
            return [];
        }
        HashSet<string> annotated = [.. sets.Sets.SelectMany(s => s.Genes)];
        bool genesFirst = x.FeatureIds.Count(annotated.Contains) > y.FeatureIds.Count(annotated.Contains);
        (LabelledMatrix genes, LabelledMatrix features) = genesFirst ? (x, y) : (y, x);
        if (correlations.Covariates.IsEmpty)
        {
            return [genes, features];
        }
        LabelledMatrix given = CovariateColumns(cohort, correlations);
        int[] complete = [.. Enumerable.Range(0, given.SampleCount).Where(s => Enumerable.Range(0, given.FeatureCount).All(c => double.IsFinite(given[s, c])))];
        return [genes.SelectSamples(complete), features.SelectSamples(complete), given.SelectSamples(complete)];
    }

    // Dummy columns are called "sex=male"; the covariate that they are made of is "sex".
    static LabelledMatrix CovariateColumns(Cohort cohort, CorrelationResult correlations)
    {
        string[] names = [.. correlations.Covariates.Select(c => cohort.CovariateNames().Contains(c) || !c.Contains('=', StringComparison.Ordinal) ? c : c[..c.IndexOf('=', StringComparison.Ordinal)]).Distinct()];
        return cohort.Covariates(names);
    }
}
