namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// The denominator of the exact partial likelihood at one event time, with first and second derivatives: the sum over all choices of d
/// of those at risk of the product of their risks.
/// </summary>
/// <remarks>B(d, n) = B(d, n - 1) + r_n B(d - 1, n - 1), and the same for the derivatives. Cost: at risk × events × covariates².
/// Source: Gail, Lubin, Rubinstein (1981) Biometrika 68:703, equation 7.</remarks>
sealed class CoxExactTies(CoxSolver solver)
{
    readonly int _p = solver.CovariateCount;
    double[] _value = [];
    double[] _first = [];
    double[] _second = [];

    /// <summary>Adds to the solver's score and information; returns the log of the denominator.</summary>
    public double AddGroup(int g)
    {
        int events = (int)solver.EventTotal[g];
        Reserve(events + 1);
        CoxDesign design = solver.Design;
        int end = g;
        while (!design.EndsStratum(end))
        {
            end++;
        }
        double scale = 0;
        int members = 0;
        for (int k = design.GroupStart[g]; k < design.GroupStart[end + 1]; k++)
        {
            if (design.First[k] <= g)
            {
                scale += solver.Risk[k];
                members++;
            }
        }
        scale /= members;
        for (int k = design.GroupStart[g]; k < design.GroupStart[end + 1]; k++)
        {
            if (design.First[k] <= g)
            {
                double count = solver.CountOf(k), risk = solver.Risk[k] / Math.Max(count, 1) / scale;
                for (int copy = 0; copy < count; copy++)
                {
                    Join(events, risk, solver.Values.Slice(k * _p, _p));
                }
            }
        }
        Finish(events);
        return Math.Log(_value[events]) + (events * Math.Log(scale));
    }

    void Reserve(int size)
    {
        if (_value.Length < size)
        {
            (_value, _first, _second) = (new double[size], new double[size * _p], new double[size * _p * _p]);
        }
        Array.Clear(_value);
        Array.Clear(_first);
        Array.Clear(_second);
        _value[0] = 1;
    }

    void Join(int events, double risk, ReadOnlySpan<double> x)
    {
        for (int d = events; d >= 1; d--)
        {
            double below = _value[d - 1];
            if (below == 0)
            {
                continue;
            }
            _value[d] += risk * below;
            Span<double> first = _first.AsSpan(d * _p, _p), firstBelow = _first.AsSpan((d - 1) * _p, _p);
            for (int a = 0; a < _p; a++)
            {
                first[a] += risk * (firstBelow[a] + (x[a] * below));
                Span<double> second = _second.AsSpan((((d * _p) + a) * _p), a + 1), secondBelow = _second.AsSpan(((((d - 1) * _p) + a) * _p), a + 1);
                for (int b = 0; b <= a; b++)
                {
                    second[b] += risk * (secondBelow[b] + (x[a] * firstBelow[b]) + (x[b] * firstBelow[a]) + (x[a] * x[b] * below));
                }
            }
        }
    }

    void Finish(int events)
    {
        double value = _value[events];
        for (int a = 0; a < _p; a++)
        {
            double mean = _first[(events * _p) + a] / value;
            solver.Score[a] -= mean;
            for (int b = 0; b <= a; b++)
            {
                solver.Information[(a * _p) + b] += (_second[(((events * _p) + a) * _p) + b] / value) - (mean * _first[(events * _p) + b] / value);
            }
        }
    }
}
