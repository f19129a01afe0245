namespace RadioGenomics.Analysis.Survival;

/// <summary>Uno's C of one marker and what each row adds to its error.</summary>
static class UnoConcordance
{
    /// <param name="data">Follow-up.</param>
    /// <param name="name">Marker label, passed through.</param>
    /// <param name="marker">Shape: [rows].</param>
    /// <param name="curve">Kaplan-Meier curve of being uncensored.</param>
    /// <param name="truncation">Events after this do not count.</param>
    /// <returns>C; influences whose sum of squares is its variance.</returns>
    public static (string Marker, double C, double[] Influence) Compute(SurvivalData data, string name, ReadOnlySpan<double> marker, CensoringCurve curve, double truncation)
    {
        int n = data.Count;
        double[] time = data.Time.ToArray(), score = marker.ToArray(), weight = new double[n];
        int[] state = data.State.ToArray();
        for (int i = 0; i < n; i++)
        {
            double g = curve.BeforeRow(i);
            weight[i] = state[i] != 0 && time[i] <= truncation ? 1 / (g * g) : 0;
        }
        double concordant = 0, pairs = 0;
        double[] wonAsCase = new double[n], metAsCase = new double[n], wonAsOther = new double[n], metAsOther = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; weight[i] > 0 && j < n; j++)
            {
                if (time[j] > time[i] || (time[j] == time[i] && state[j] == 0))
                {
                    double won = score[i] > score[j] ? weight[i] : score[i] == score[j] ? weight[i] / 2 : 0;
                    wonAsCase[i] += won;
                    metAsCase[i] += weight[i];
                    wonAsOther[j] += won;
                    metAsOther[j] += weight[i];
                }
            }
            concordant += wonAsCase[i];
            pairs += metAsCase[i];
        }
        double c = concordant / pairs;
        double[] influence = new double[n], ofWeights = new double[n];
        for (int i = 0; i < n; i++)
        {
            double asCase = wonAsCase[i] - (c * metAsCase[i]);
            influence[i] = (asCase + wonAsOther[i] - (c * metAsOther[i])) / pairs;
            // The weight is the square of 1 / G, so G's error counts twice.
            ofWeights[i] = 2 * asCase / pairs;
        }
        double[] ofCensoring = new double[n];
        curve.AddInfluence(ofWeights, 0, 0, ofCensoring);
        for (int i = 0; i < n; i++)
        {
            influence[i] += ofCensoring[i] / n;
        }
        return (name, c, influence);
    }
}
