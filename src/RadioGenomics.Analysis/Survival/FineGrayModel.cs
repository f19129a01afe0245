namespace RadioGenomics.Analysis.Survival;

/// <summary>Partial likelihood of the subdistribution: those with another cause stay at risk, with the chance that they would still be uncensored.</summary>
sealed class FineGrayModel
{
    readonly int _n;
    readonly int _p;
    readonly double[] _time;
    readonly int[] _kind;
    readonly double[][] _x;
    readonly double[] _free;
    readonly double[] _exp;

    /// <summary>Sorts the rows by time; kind 0 censored, 1 the cause, 2 another cause.</summary>
    public FineGrayModel(SurvivalData data, LabelledMatrix covariates, int cause)
    {
        (_n, _p) = (data.Count, covariates.FeatureCount);
        _time = data.Time.ToArray();
        int[] order = [.. Enumerable.Range(0, _n)];
        Array.Sort(_time, order);
        _kind = [.. order.Select(r => data.State[r] == 0 ? 0 : data.State[r] == cause ? 1 : 2)];
        _x = [.. order.Select(r => Enumerable.Range(0, _p).Select(f => covariates[r, f]).ToArray())];
        _free = Uncensored();
        _exp = new double[_n];
    }

    // Probability of being uncensored just before each row's time (Kaplan-Meier of the censoring).
    double[] Uncensored()
    {
        double[] free = new double[_n];
        double g = 1;
        for (int i = 0; i < _n;)
        {
            int end = EndOfTime(i), censored = 0;
            for (int r = i; r < end; r++)
            {
                free[r] = g;
                censored += _kind[r] == 0 ? 1 : 0;
            }
            g *= 1 - ((double)censored / (_n - i));
            i = end;
        }
        return free;
    }

    int EndOfTime(int i)
    {
        int end = i;
        while (end < _n && _time[end] == _time[i])
        {
            end++;
        }
        return end;
    }

    /// <summary>Log partial likelihood, its gradient and information.</summary>
    public (double LogLikelihood, double[] Score, double[,] Information) Evaluate(double[] beta)
    {
        double logLikelihood = 0;
        double[] score = new double[_p];
        double[,] information = new double[_p, _p];
        Walk(beta, (i, events, s0, s1, s2) =>
        {
            for (int a = 0; a < _p; a++)
            {
                score[a] -= events * s1[a] / s0;
                for (int b = 0; b < _p; b++)
                {
                    information[a, b] += events * ((s2[a, b] / s0) - (s1[a] * s1[b] / (s0 * s0)));
                }
            }
            for (int r = i; r < _n && _time[r] == _time[i]; r++)
            {
                if (_kind[r] == 1)
                {
                    logLikelihood += Math.Log(_exp[r]) - Math.Log(s0);
                    for (int a = 0; a < _p; a++)
                    {
                        score[a] += _x[r][a];
                    }
                }
            }
        });
        return (logLikelihood, score, information);
    }

    // Visits the distinct times of the cause, with the weighted sums over the risk set: those still followed and those gone of another cause.
    void Walk(double[] beta, Action<int, int, double, double[], double[,]> visit)
    {
        double s0 = 0, c0 = 0;
        double[] s1 = new double[_p], c1 = new double[_p];
        double[,] s2 = new double[_p, _p], c2 = new double[_p, _p];
        for (int r = 0; r < _n; r++)
        {
            double linear = 0;
            for (int a = 0; a < _p; a++)
            {
                linear += _x[r][a] * beta[a];
            }
            _exp[r] = Math.Exp(linear);
            Add(ref s0, s1, s2, r, _exp[r]);
        }
        for (int i = 0; i < _n;)
        {
            int end = EndOfTime(i), events = 0;
            for (int r = i; r < end; r++)
            {
                events += _kind[r] == 1 ? 1 : 0;
            }
            if (events > 0)
            {
                double g = _free[i];
                double[] total1 = [.. s1.Select((v, a) => v + (g * c1[a]))];
                double[,] total2 = new double[_p, _p];
                for (int a = 0; a < _p; a++)
                {
                    for (int b = 0; b < _p; b++)
                    {
                        total2[a, b] = s2[a, b] + (g * c2[a, b]);
                    }
                }
                visit(i, events, s0 + (g * c0), total1, total2);
            }
            for (; i < end; i++)
            {
                Add(ref s0, s1, s2, i, -_exp[i]);
                if (_kind[i] == 2)
                {
                    Add(ref c0, c1, c2, i, _exp[i] / _free[i]);
                }
            }
        }
    }

    void Add(ref double sum0, double[] sum1, double[,] sum2, int row, double weight)
    {
        sum0 += weight;
        for (int a = 0; a < _p; a++)
        {
            sum1[a] += weight * _x[row][a];
            for (int b = 0; b < _p; b++)
            {
                sum2[a, b] += weight * _x[row][a] * _x[row][b];
            }
        }
    }

    /// <summary>Sum of squares of the rows' influences on the score, those through the estimated censoring included.</summary>
    /// <remarks>Source: Fine, Gray (1999), the estimators of η and ψ before eq. 8.</remarks>
    public double[,] Meat(double[] beta)
    {
        List<(double Time, double G, double Hazard, double[] Mean)> steps = [];
        Walk(beta, (i, events, s0, s1, _) => steps.Add((_time[i], _free[i], events / s0, [.. s1.Select(v => v / s0)])));
        double[,] meat = new double[_p, _p];
        double[][] influence = [.. Enumerable.Range(0, _n).Select(_ => new double[_p])];
        for (int a = 0; a < _p; a++)
        {
            AddOwnInfluence(steps, a, influence);
            AddCensoringInfluence(steps, a, influence);
        }
        foreach (double[] u in influence)
        {
            for (int a = 0; a < _p; a++)
            {
                for (int b = 0; b < _p; b++)
                {
                    meat[a, b] += u[a] * u[b];
                }
            }
        }
        return meat;
    }

    // Running sums over the event times: hazard, mean × hazard, and the same weighted by the chance of being uncensored.
    static double[][] Running(List<(double Time, double G, double Hazard, double[] Mean)> steps, int a)
    {
        double[][] sums = [.. Enumerable.Range(0, steps.Count + 1).Select(_ => new double[4])];
        for (int k = 0; k < steps.Count; k++)
        {
            (_, double g, double hazard, double[] mean) = steps[k];
            sums[k + 1] = [sums[k][0] + hazard, sums[k][1] + (hazard * mean[a]), sums[k][2] + (hazard * g), sums[k][3] + (hazard * g * mean[a])];
        }
        return sums;
    }

    void AddOwnInfluence(List<(double Time, double G, double Hazard, double[] Mean)> steps, int a, double[][] influence)
    {
        double[][] sums = Running(steps, a);
        double[] last = sums[^1];
        for (int r = 0, k = 0; r < _n; r++)
        {
            while (k < steps.Count && steps[k].Time <= _time[r])
            {
                k++;
            }
            double x = _x[r][a];
            influence[r][a] += _kind[r] == 1 ? x - steps[k - 1].Mean[a] : 0;
            influence[r][a] -= _exp[r] * ((x * sums[k][0]) - sums[k][1]);
            influence[r][a] -= _kind[r] == 2 ? _exp[r] / _free[r] * ((x * (last[2] - sums[k][2])) - (last[3] - sums[k][3])) : 0;
        }
    }

    void AddCensoringInfluence(List<(double Time, double G, double Hazard, double[] Mean)> steps, int a, double[][] influence)
    {
        double[][] sums = Running(steps, a);
        double[] last = sums[^1];
        double c0 = 0, c1 = 0, past = 0;
        for (int i = 0, k = 0; i < _n;)
        {
            int end = EndOfTime(i), censored = 0;
            while (k < steps.Count && steps[k].Time < _time[i])
            {
                k++;
            }
            for (int r = i; r < end; r++)
            {
                censored += _kind[r] == 0 ? 1 : 0;
            }
            double atRisk = _n - i, q = (c1 * (last[2] - sums[k][2])) - (c0 * (last[3] - sums[k][3]));
            past += q / atRisk * (censored / atRisk);
            for (; i < end; i++)
            {
                influence[i][a] += (_kind[i] == 0 ? q / atRisk : 0) - past;
                if (_kind[i] == 2)
                {
                    c0 += _exp[i] / _free[i];
                    c1 += _x[i][a] * _exp[i] / _free[i];
                }
            }
        }
    }
}
