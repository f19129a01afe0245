namespace RadioGenomics.Analysis.Survival;

/// <summary>The weight of an event by its time.</summary>
sealed class ConcordanceTimes(SurvivalData data, ConcordanceOptions options)
{
    /// <summary>Weights of the rows' times. Shape: [rows of the stratum]; 0 where an event does not count.</summary>
    public double[] Of(int[] rows, int[] byTime, int[] byStart)
    {
        double[] weights = new double[rows.Length];
        double[] atRisk = AtRisk(rows, byTime, byStart);
        double survival = 1, uncensored = 1, total = rows.Sum(data.WeightOf);
        for (int begin = 0, end; begin < byTime.Length; begin = end)
        {
            double time = data.Time[rows[byTime[begin]]], events = 0, censored = 0, here = atRisk[begin];
            double weight = Weight(time, survival, uncensored, here, total);
            for (end = begin; end < byTime.Length && data.Time[rows[byTime[end]]] == time; end++)
            {
                weights[byTime[end]] = weight;
                bool isEvent = data.State[rows[byTime[end]]] == 1;
                events += isEvent ? data.WeightOf(rows[byTime[end]]) : 0;
                censored += isEvent ? 0 : data.WeightOf(rows[byTime[end]]);
            }
            survival *= 1 - (events / here);
            uncensored *= here > events ? 1 - (censored / (here - events)) : 1;
        }
        return weights;
    }

    // Weight of those under observation just before the time of each place of byTime (right at the first of equal times).
    double[] AtRisk(int[] rows, int[] byTime, int[] byStart)
    {
        double[] atRisk = new double[rows.Length];
        double sum = 0;
        int leaving = byStart.Length - 1;
        for (int k = byTime.Length - 1; k >= 0; k--)
        {
            double time = data.Time[rows[byTime[k]]];
            for (; leaving >= 0 && data.Start[rows[byStart[leaving]]] >= time; leaving--)
            {
                sum -= data.WeightOf(rows[byStart[leaving]]);
            }
            sum += data.WeightOf(rows[byTime[k]]);
            atRisk[k] = sum;
        }
        return atRisk;
    }

    double Weight(double time, double survival, double uncensored, double atRisk, double total)
    {
        if (time > (options.YMax ?? double.PositiveInfinity) || time < (options.YMin ?? double.NegativeInfinity))
        {
            return 0;
        }
        return options.TimeWeight switch
        {
            ConcordanceWeight.S => total * survival / atRisk,
            ConcordanceWeight.SOverG => total * survival / (uncensored * atRisk),
            ConcordanceWeight.NOverG2 => 1 / (uncensored * uncensored),
            ConcordanceWeight.I => 1 / atRisk,
            _ => 1,
        };
    }
}
