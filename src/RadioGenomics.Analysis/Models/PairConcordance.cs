namespace RadioGenomics.Analysis.Models;

/// <summary>Share of comparable pairs that a score puts in the right order, ties counting half; weighted. By looking at all pairs: folds are small.</summary>
static class PairConcordance
{
    /// <summary>Rows with 1 should have the higher score.</summary>
    public static double OfClasses(PenalizedResponse response, int[] rows, double[] score)
    {
        (double right, double all) = (0, 0);
        foreach (int i in rows.Where(i => response.Y[i] == 1))
        {
            foreach (int j in rows.Where(j => response.Y[j] == 0))
            {
                double weight = response.Weights.IsEmpty ? 1 : response.Weights[i] * response.Weights[j];
                all += weight;
                right += weight * Share(score[i], score[j]);
            }
        }
        return right / all;
    }

    static double Share(double higher, double lower) => higher > lower ? 1 : higher == lower ? 0.5 : 0;
}
