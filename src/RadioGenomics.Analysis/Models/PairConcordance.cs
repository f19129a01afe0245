using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis.Models;

/// <summary>Share of comparable pairs that a score puts in the right order, ties counting half; weighted. By looking at all pairs: folds are small.</summary>
static class PairConcordance
{
    /// <summary>The earlier event should have the higher score.</summary>
    public static double OfSurvival(SurvivalData data, int[] rows, double[] score)
    {
        (double right, double all) = (0, 0);
        foreach (int i in rows)
        {
            if (data.State[i] != 1)
            {
                continue;
            }
            foreach (int j in rows)
            {
                if (j == i || !OutlivesAtRisk(data, i, j))
                {
                    continue;
                }
                double weight = data.WeightOf(i) * data.WeightOf(j);
                all += weight;
                right += weight * Share(score[i], score[j]);
            }
        }
        return right / all;
    }

    static bool OutlivesAtRisk(SurvivalData data, int i, int j)
    {
        bool sameStratum = data.Strata is null || data.Strata.Codes[i] == data.Strata.Codes[j];
        bool entered = !data.HasStart || data.Start[j] < data.Time[i];
        return sameStratum && entered && (data.Time[j] > data.Time[i] || (data.Time[j] == data.Time[i] && data.State[j] != 1));
    }

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
