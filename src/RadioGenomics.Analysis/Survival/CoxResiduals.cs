namespace RadioGenomics.Analysis.Survival;

/// <summary>Residuals of a fitted Cox model.</summary>
/// <remarks>Source: Therneau, Grambsch, Fleming (1990) Biometrika 77:147; Schoenfeld (1982) Biometrika 69:239; Grambsch, Therneau (1994)
/// Biometrika 81:515; Therneau, Grambsch (2000) Modeling Survival Data, ch. 4 and 7, for Efron's ties.</remarks>
sealed class CoxResiduals
{
    readonly CoxSolver _solver;
    readonly CoxMoments _moments;
    readonly int _p;
    readonly double[] _cumulative;
    readonly double[] _drift;

    public CoxResiduals(CoxSolver solver, CoxMoments moments)
    {
        (_solver, _moments, _p) = (solver, moments, solver.CovariateCount);
        int groups = solver.Design.GroupCount;
        _cumulative = new double[groups + 1];
        _drift = new double[(groups + 1) * _p];
        for (int g = 0; g < groups; g++)
        {
            _cumulative[g + 1] = _cumulative[g] + moments.Hazard[g];
            for (int a = 0; a < _p; a++)
            {
                _drift[((g + 1) * _p) + a] = _drift[(g * _p) + a] + moments.Drift[(g * _p) + a];
            }
        }
    }

    double RiskOf(int k) => _solver.Risk[k] / (_solver.CountOf(k) * _solver.Weights[k]);

    /// <summary>Hazard that each row was under at the centre of the columns, by row; 0 for rows never at risk.</summary>
    public double[] Expected()
    {
        CoxDesign design = _solver.Design;
        double[] expected = new double[design.RowCount];
        for (int k = 0; k < design.Count; k++)
        {
            expected[design.Order[k]] = RiskOf(k) * HazardOf(k);
        }
        return expected;
    }

    double HazardOf(int k)
    {
        CoxDesign design = _solver.Design;
        int own = design.Last[k] - 1;
        double less = design.IsEvent[k] ? _moments.EventHazard[own] - _moments.Hazard[own] : 0;
        return _cumulative[design.Last[k]] - _cumulative[design.First[k]] + less;
    }

    /// <summary>Score residuals, row after row. Shape: [rows × covariates].</summary>
    public double[] Score()
    {
        CoxDesign design = _solver.Design;
        double[] score = new double[design.RowCount * _p];
        for (int k = 0; k < design.Count; k++)
        {
            int own = design.Last[k] - 1;
            double risk = RiskOf(k), hazard = HazardOf(k);
            Span<double> row = score.AsSpan(design.Order[k] * _p, _p);
            for (int a = 0; a < _p; a++)
            {
                double x = _solver.Values[(k * _p) + a];
                double drift = _drift[(design.Last[k] * _p) + a] - _drift[(design.First[k] * _p) + a];
                if (design.IsEvent[k])
                {
                    drift += _moments.EventDrift[(own * _p) + a] - _moments.Drift[(own * _p) + a];
                    row[a] = x - _moments.Mean[(own * _p) + a];
                }
                row[a] -= risk * ((x * hazard) - drift);
            }
        }
        return score;
    }

    /// <summary>Positions of the events by stratum and time, events of equal time by row; one Schoenfeld residual each.</summary>
    public int[] EventPositions()
    {
        CoxDesign design = _solver.Design;
        return [.. Enumerable.Range(0, design.Count).Where(k => design.IsEvent[k])];
    }

    /// <summary>Schoenfeld residuals, event after event. Shape: [events × covariates].</summary>
    public double[] Schoenfeld()
    {
        int[] events = EventPositions();
        double[] residuals = new double[events.Length * _p];
        for (int e = 0; e < events.Length; e++)
        {
            int g = _solver.Design.Last[events[e]] - 1;
            for (int a = 0; a < _p; a++)
            {
                residuals[(e * _p) + a] = _solver.Values[(events[e] * _p) + a] - _moments.Mean[(g * _p) + a];
            }
        }
        return residuals;
    }
}
