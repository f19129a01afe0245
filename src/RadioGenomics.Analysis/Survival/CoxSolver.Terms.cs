namespace RadioGenomics.Analysis.Survival;

/// <summary>Likelihood, score and information at given coefficients, and the sums over the risk sets that they rest on.</summary>
sealed partial class CoxSolver
{
    readonly double[] _cumulative;
    readonly double[] _sum;
    readonly double[] _meanOfStep;
    CoxExactTies? _exact;

    /// <summary>count · weight · exp(linear predictor of the centred columns). Shape: [positions].</summary>
    public double[] Risk { get; }

    /// <summary>Σ of <see cref="Risk"/> over those at risk. Shape: [groups].</summary>
    public double[] AtRisk { get; }

    /// <summary>Σ of <see cref="Risk"/> over the events of a group. Shape: [groups].</summary>
    public double[] EventRisk { get; }

    /// <summary>Σ count · weight of the events. Shape: [groups].</summary>
    public double[] EventWeight { get; }

    /// <summary>Events, copies counted. Shape: [groups].</summary>
    public double[] EventTotal { get; }

    /// <summary>Σ risk · x over those at risk. Shape: [groups × covariates].</summary>
    public double[] AtRiskSum { get; }

    /// <summary>Σ risk · x over the events. Shape: [groups × covariates].</summary>
    public double[] EventSum { get; }

    /// <summary>Increment of the baseline hazard for those at risk without an event. Shape: [groups].</summary>
    public double[] Hazard { get; }

    /// <summary>Increment of the baseline hazard for those with an event at that time (less, by Efron). Shape: [groups].</summary>
    public double[] EventHazard { get; }

    /// <summary>Computes log-likelihood, <see cref="Score"/> and <see cref="Information"/>.</summary>
    public double Evaluate(ReadOnlySpan<double> beta)
    {
        FillRisk(beta);
        Array.Clear(Score);
        Array.Clear(Information);
        double logLikelihood = FillSums(beta);
        if (!double.IsFinite(logLikelihood))
        {
            return double.NaN;
        }
        for (int g = 0; g < _design.GroupCount; g++)
        {
            logLikelihood -= OfGroup(g);
        }
        AddSecondMoments();
        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Information[(b * _p) + a] = Information[(a * _p) + b];
            }
        }
        return logLikelihood;
    }

    void FillRisk(ReadOnlySpan<double> beta)
    {
        for (int k = 0; k < Risk.Length; k++)
        {
            double eta = _offset[k];
            ReadOnlySpan<double> x = _x.AsSpan(k * _p, _p);
            for (int a = 0; a < x.Length; a++)
            {
                eta += x[a] * beta[a];
            }
            double share = _counts[k] * _weights[k];
            // What is not there must not overflow either.
            Risk[k] = share == 0 ? 0 : share * Math.Exp(eta);
        }
    }

    // From the last event time backwards: who leaves later joins first. Returns Σ weight · linear predictor of the events.
    double FillSums(ReadOnlySpan<double> beta)
    {
        double total = 0, linear = 0;
        for (int g = _design.GroupCount - 1; g >= 0; g--)
        {
            if (_design.EndsStratum(g))
            {
                total = 0;
                Array.Clear(_sum);
            }
            else if (_design.EnterStart is int[] starts)
            {
                // Those who enter only after the time of this group were at risk at the one after it.
                for (int e = starts[g + 1]; e < starts[g + 2]; e++)
                {
                    total -= Take(_design.Entering![e], -1);
                }
            }
            (double eventRisk, double weight, double count) = (0, 0, 0);
            int firstOther = _design.GroupStart[g] + _design.EventCount[g];
            for (int k = _design.GroupStart[g]; k < firstOther; k++)
            {
                total += Take(k, 1);
                double share = _counts[k] * _weights[k];
                eventRisk += Risk[k];
                weight += share;
                count += share > 0 ? _counts[k] : 0;
                linear += share == 0 ? 0 : share * (_offset[k] + Dot(_x.AsSpan(k * _p, _p), beta));
            }
            SumEvents(g, firstOther);
            for (int k = firstOther; k < _design.GroupStart[g + 1]; k++)
            {
                total += Take(k, 1);
            }
            (AtRisk[g], EventRisk[g], EventWeight[g], EventTotal[g]) = (total, eventRisk, weight, count);
            _sum.CopyTo(AtRiskSum, g * _p);
            if (weight > 0 && !(total > 0 && double.IsFinite(total)))
            {
                return double.NaN;
            }
        }
        return linear;
    }

    double Take(int k, int sign)
    {
        double risk = sign * Risk[k];
        ReadOnlySpan<double> x = _x.AsSpan(k * _p, _p);
        Span<double> sum = _sum;
        for (int a = 0; a < x.Length; a++)
        {
            sum[a] += risk * x[a];
        }
        return Risk[k];
    }

    void SumEvents(int g, int end)
    {
        Span<double> sum = EventSum.AsSpan(g * _p, _p), score = Score;
        sum.Clear();
        for (int k = _design.GroupStart[g]; k < end; k++)
        {
            double share = _counts[k] * _weights[k];
            ReadOnlySpan<double> x = _x.AsSpan(k * _p, _p);
            for (int a = 0; a < x.Length; a++)
            {
                sum[a] += Risk[k] * x[a];
                score[a] += share * x[a];
            }
        }
    }

    // Σ weight · log(denominator) of a group; takes means off the score and their squares off the information.
    double OfGroup(int g)
    {
        (Hazard[g], EventHazard[g]) = (0, 0);
        double count = EventTotal[g];
        if (count == 0)
        {
            return 0;
        }
        if (_ties == CoxTies.Exact && count > 1)
        {
            return (_exact ??= new(this)).AddGroup(g);
        }
        double sum = 0, weight = EventWeight[g] / count;
        int steps = _ties == CoxTies.Efron ? (int)count : 1;
        if (steps == 1)
        {
            weight = EventWeight[g];
        }
        for (int step = 0; step < steps; step++)
        {
            double gone = step / count, denominator = AtRisk[g] - (gone * EventRisk[g]);
            double hazard = weight / denominator;
            Hazard[g] += hazard;
            EventHazard[g] += (1 - gone) * hazard;
            sum += weight * Math.Log(denominator);
            TakeMeans(g, gone, denominator, weight);
        }
        return sum;
    }

    void TakeMeans(int g, double gone, double denominator, double weight)
    {
        Span<double> mean = _meanOfStep, score = Score, information = Information;
        ReadOnlySpan<double> atRisk = AtRiskSum.AsSpan(g * _p, mean.Length), events = EventSum.AsSpan(g * _p, mean.Length);
        for (int a = 0; a < mean.Length; a++)
        {
            mean[a] = (atRisk[a] - (gone * events[a])) / denominator;
            double share = weight * mean[a];
            score[a] -= share;
            Span<double> row = information.Slice(a * mean.Length, a + 1);
            for (int b = 0; b < row.Length; b++)
            {
                row[b] -= share * mean[b];
            }
        }
    }

    /// <summary>Cumulative hazard that each position has been under. Valid after <see cref="Evaluate"/>.</summary>
    public double HazardOf(int k)
    {
        double own = _design.IsEvent[k] ? EventHazard[_design.Last[k] - 1] - Hazard[_design.Last[k] - 1] : 0;
        return _cumulative[_design.Last[k]] - _cumulative[_design.First[k]] + own;
    }

    // The running sum goes on from stratum to stratum; only differences within a stratum are taken.
    void AddSecondMoments()
    {
        for (int g = 0; g < Hazard.Length; g++)
        {
            _cumulative[g + 1] = _cumulative[g] + Hazard[g];
        }
        Span<double> information = Information;
        for (int k = 0; k < Risk.Length; k++)
        {
            double scale = Risk[k] * HazardOf(k);
            ReadOnlySpan<double> x = _x.AsSpan(k * _p, _p);
            for (int a = 0; a < x.Length; a++)
            {
                double share = scale * x[a];
                Span<double> row = information.Slice(a * x.Length, a + 1);
                for (int b = 0; b < row.Length; b++)
                {
                    row[b] += share * x[b];
                }
            }
        }
    }
}
