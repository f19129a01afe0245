namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// What residuals, curves and tests of a fitted model rest on: the baseline hazard and the mean covariates of those at risk, by event time,
/// as the tie method weighs them. With exact ties these are Breslow's, as in R.
/// </summary>
sealed class CoxMoments
{
    readonly CoxSolver _solver;
    readonly int _p;

    /// <param name="solver">A solver that has just been evaluated at the coefficients.</param>
    public CoxMoments(CoxSolver solver)
    {
        _solver = solver;
        _p = solver.CovariateCount;
        int groups = solver.Design.GroupCount;
        (Mean, Drift, EventDrift) = (new double[groups * _p], new double[groups * _p], new double[groups * _p]);
        (Hazard, EventHazard, Greenwood) = (new double[groups], new double[groups], new double[groups]);
        for (int g = 0; g < groups; g++)
        {
            OfGroup(g);
        }
    }

    public CoxDesign Design => _solver.Design;

    /// <summary>Mean centred covariates at risk, over the steps of a tie. Shape: [groups × covariates].</summary>
    public double[] Mean { get; }

    /// <summary>Σ mean × increment of the hazard. Shape: [groups × covariates].</summary>
    public double[] Drift { get; }

    /// <summary>The same for those who have the event at that time.</summary>
    public double[] EventDrift { get; }

    /// <summary>Increment of the baseline hazard at the centre of the columns. Shape: [groups].</summary>
    public double[] Hazard { get; }

    /// <summary>The same for those who have the event at that time.</summary>
    public double[] EventHazard { get; }

    /// <summary>Increment of the variance of the cumulative hazard, coefficients taken as known. Shape: [groups].</summary>
    public double[] Greenwood { get; }

    /// <summary>Steps into which a group's events fall: one per event with Efron's method.</summary>
    public int StepsOf(int g) => _solver.Ties == CoxTies.Efron ? (int)_solver.EventTotal[g] : Math.Min(1, (int)_solver.EventTotal[g]);

    /// <summary>Share of the events taken out of the risk set at a step.</summary>
    public double Gone(int g, int step) => step / Math.Max(1, _solver.EventTotal[g]);

    public double Denominator(int g, double gone) => _solver.AtRisk[g] - (gone * _solver.EventRisk[g]);

    /// <summary>Weight of one step.</summary>
    public double StepWeight(int g) => _solver.EventWeight[g] / Math.Max(1, StepsOf(g));

    /// <summary>Mean centred covariates at one step.</summary>
    public void StepMean(int g, double gone, Span<double> mean)
    {
        double denominator = Denominator(g, gone);
        for (int a = 0; a < _p; a++)
        {
            mean[a] = (_solver.AtRiskSum[(g * _p) + a] - (gone * _solver.EventSum[(g * _p) + a])) / denominator;
        }
    }

    void OfGroup(int g)
    {
        int steps = StepsOf(g);
        Span<double> mean = new double[_p];
        for (int step = 0; step < steps; step++)
        {
            double gone = Gone(g, step), hazard = StepWeight(g) / Denominator(g, gone);
            StepMean(g, gone, mean);
            Hazard[g] += hazard;
            EventHazard[g] += (1 - gone) * hazard;
            Greenwood[g] += hazard / Denominator(g, gone);
            for (int a = 0; a < _p; a++)
            {
                Mean[(g * _p) + a] += mean[a] / steps;
                Drift[(g * _p) + a] += mean[a] * hazard;
                EventDrift[(g * _p) + a] += (1 - gone) * mean[a] * hazard;
            }
        }
    }
}
