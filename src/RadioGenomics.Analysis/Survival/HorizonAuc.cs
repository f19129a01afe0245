namespace RadioGenomics.Analysis.Survival;

/// <summary>Cumulative/dynamic AUC of one marker at one horizon, its influence function and its ROC curve.</summary>
static class HorizonAuc
{
    /// <summary>AUC, and each row's influence where the weights come from one curve of censoring.</summary>
    /// <param name="order">Rows by marker.</param>
    /// <param name="status">Cases and controls with weights.</param>
    /// <param name="curve">The curve that the weights come from; null: no influence is computed.</param>
    /// <returns>AUC; influence of each row, empty without a curve.</returns>
    public static (double Auc, double[] Influence) Compute(MarkerOrder order, HorizonStatus status, CensoringCurve? curve)
    {
        int n = order.Rows.Length;
        double[] forCase = new double[n], forControl = new double[n];
        double pairs = Concordant(order, status, forCase, forControl), cases = Sum(status.CaseWeights), controls = Sum(status.ControlWeights);
        double auc = pairs / (cases * controls);
        return (auc, curve is null ? [] : Influence(status, curve, forCase, forControl, (pairs, cases, controls)));
    }

    // Weight of the pairs in which the case has the higher marker, ties half; per case and per control too.
    static double Concordant(MarkerOrder order, HorizonStatus status, double[] forCase, double[] forControl)
    {
        double total = 0, controlsBelow = 0, casesBelow = 0, allCases = Sum(status.CaseWeights);
        int first = 0;
        foreach (int end in order.GroupEnds)
        {
            double tiedControls = 0, tiedCases = 0;
            for (int i = first; i < end; i++)
            {
                tiedControls += status.ControlWeights[order.Rows[i]];
                tiedCases += status.CaseWeights[order.Rows[i]];
            }
            double below = controlsBelow + (tiedControls / 2), above = allCases - casesBelow - (tiedCases / 2);
            for (int i = first; i < end; i++)
            {
                int row = order.Rows[i];
                forCase[row] = status.CaseWeights[row] * below;
                forControl[row] = status.ControlWeights[row] * above;
            }
            total += tiedCases * below;
            controlsBelow += tiedControls;
            casesBelow += tiedCases;
            first = end;
        }
        return total;
    }

    // Delta method on AUC = N / (P Q): N the mean over pairs, P and Q the weighted shares of cases and controls.
    static double[] Influence(HorizonStatus status, CensoringCurve curve, double[] forCase, double[] forControl, (double Pairs, double Cases, double Controls) sums)
    {
        int n = forCase.Length;
        double count = n, pairs = sums.Pairs / count / count, p = sums.Cases / count, q = sums.Controls / count, auc = pairs / (p * q);
        double[] ofPairs = new double[n], ofCases = new double[n], ofControls = new double[n];
        double[] ownPairs = [.. forCase.Select(v => v / count / count)], ownCases = [.. status.CaseWeights.Select(w => w / count)], none = new double[n];
        for (int i = 0; i < n; i++)
        {
            ofPairs[i] = ((forCase[i] + forControl[i]) / count) - (2 * pairs);
            ofCases[i] = status.CaseWeights[i] - p;
            ofControls[i] = status.ControlWeights[i] - q;
        }
        curve.AddInfluence(ownPairs, pairs, status.Horizon, ofPairs);
        curve.AddInfluence(ownCases, 0, status.Horizon, ofCases);
        curve.AddInfluence(none, q, status.Horizon, ofControls);
        double[] influence = new double[n];
        for (int i = 0; i < n; i++)
        {
            influence[i] = (ofPairs[i] - (auc * ((ofCases[i] * q) + (p * ofControls[i])))) / (p * q);
        }
        return influence;
    }

    /// <summary>ROC curve from the highest marker down: false and true positive rate of "marker at or above the cut".</summary>
    public static RocCurve Curve(MarkerOrder order, HorizonStatus status, ReadOnlySpan<double> marker)
    {
        double cases = Sum(status.CaseWeights), controls = Sum(status.ControlWeights), positiveCases = 0, positiveControls = 0;
        List<double> cut = [double.PositiveInfinity], sensitivity = [0], falsePositive = [0];
        for (int g = order.GroupEnds.Length - 1; g >= 0; g--)
        {
            for (int i = g == 0 ? 0 : order.GroupEnds[g - 1]; i < order.GroupEnds[g]; i++)
            {
                positiveCases += status.CaseWeights[order.Rows[i]];
                positiveControls += status.ControlWeights[order.Rows[i]];
            }
            cut.Add(marker[order.Rows[order.GroupEnds[g] - 1]]);
            sensitivity.Add(Math.Min(1, positiveCases / cases));
            falsePositive.Add(Math.Min(1, positiveControls / controls));
        }
        return new() { Cut = [.. cut], Sensitivity = [.. sensitivity], FalsePositiveRate = [.. falsePositive] };
    }

    /// <summary>Standard deviation of an influence function over √n: the estimate's standard error.</summary>
    public static double StandardError(ReadOnlySpan<double> influence)
    {
        double mean = 0, square = 0;
        foreach (double v in influence)
        {
            mean += v;
        }
        mean /= influence.Length;
        foreach (double v in influence)
        {
            square += (v - mean) * (v - mean);
        }
        return Math.Sqrt(square / (influence.Length - 1) / influence.Length);
    }

    public static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v;
        }
        return sum;
    }
}
