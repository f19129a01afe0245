using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Baseline hazard and predicted curves.</summary>
public sealed partial record CoxResult
{
    /// <summary>Predicted survival of other rows, one curve for each row and stratum.</summary>
    /// <param name="covariates">Shape: [rows, columns]; has every column of the model by name. Finite.</param>
    /// <returns>Curves, row by row within stratum by stratum.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, <see cref="ErrorCode.NonFinite"/>.</exception>
    /// <remarks>The hazard has the form of the ties of the fit (Efron's; Breslow's with exact ties); intervals on the log scale.
    /// Cost: O(rows · times · columns²). Source: Tsiatis (1981) Ann Stat 9:93; Therneau, Grambsch (2000) ch. 10.
    /// Reference: R 4.2.2 survival 3.5-3 survfit(coxph, newdata); agreement 1e-10.</remarks>
    public ImmutableArray<CoxCurve> PredictSurvival(LabelledMatrix covariates)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        int p = Coefficients.Length;
        ImmutableArray<CoxCurve>.Builder curves = ImmutableArray.CreateBuilder<CoxCurve>();
        foreach (int stratum in Strata())
        {
            for (int i = 0; i < covariates.SampleCount; i++)
            {
                double[] x = new double[p];
                for (int a = 0; a < p; a++)
                {
                    x[a] = covariates.Column(Coefficients[a].Term)[i];
                    if (!double.IsFinite(x[a]))
                    {
                        Throw.InfiniteCovariate(covariates.SampleIds[i], Coefficients[a].Term, x[a]);
                    }
                }
                curves.Add(Curve(covariates.SampleIds[i], stratum, x));
            }
        }
        return curves.ToImmutable();
    }

    /// <summary>Cumulative baseline hazard, one curve for each stratum.</summary>
    /// <param name="centered">At the <see cref="Means"/>; otherwise where all covariates are 0.</param>
    public ImmutableArray<CoxCurve> BaselineHazard(bool centered = true) =>
        [.. Strata().Select(s => Curve("baseline", s, centered ? [.. Model.Centres] : new double[Coefficients.Length]))];

    IEnumerable<int> Strata() => Data.Strata is { } strata
        ? Enumerable.Range(0, strata.Levels.Length).Where(s => strata.Codes.Contains(s)) : [0];

    CoxCurve Curve(string row, int stratum, double[] x)
    {
        (ImmutableArray<double> times, ImmutableArray<double> atRisk, ImmutableArray<double> events) = Times(stratum);
        CoxDesign design = Model.Solver.Design;
        ImmutableArray<int> groups = design.GroupsOf(stratum);
        double[] hazard = new double[times.Length], error = new double[times.Length];
        double quantile = Normal.Quantile((1 + Options.ConfidenceLevel) / 2);
        var sum = new HazardSum(this, x);
        for (int t = 0, g = 0; t < times.Length; t++)
        {
            for (; g < groups.Length && design.GroupTime[groups[g]] <= times[t]; g++)
            {
                sum.Add(groups[g]);
            }
            (hazard[t], error[t]) = (sum.Hazard, sum.StandardError);
        }
        return new()
        {
            Row = row,
            Stratum = Data.Strata is { } strata ? strata.Levels[stratum] : "",
            Time = times,
            AtRisk = atRisk,
            Events = events,
            CumulativeHazard = [.. hazard],
            StandardError = [.. error],
            Survival = [.. hazard.Select(h => Math.Exp(-h))],
            Low = [.. hazard.Zip(error, (h, e) => Math.Exp(-h - (quantile * e)))],
            High = [.. hazard.Zip(error, (h, e) => Math.Min(1, Math.Exp(-h + (quantile * e))))],
        };
    }

    // Every time at which a row of the stratum ends.
    (ImmutableArray<double> Times, ImmutableArray<double> AtRisk, ImmutableArray<double> Events) Times(int stratum)
    {
        double[] start = Data.Start.ToArray(), time = Data.Time.ToArray();
        TimeTies.Merge(start, time);
        int[] rows = [.. Enumerable.Range(0, time.Length).Where(i => Data.Strata is null || Data.Strata.Codes[i] == stratum)];
        double[] times = [.. rows.Select(i => time[i]).Distinct().Order()];
        double[] atRisk = new double[times.Length], events = new double[times.Length];
        foreach (int i in rows)
        {
            int last = Array.BinarySearch(times, time[i]);
            events[last] += Data.State[i] == 1 ? Data.WeightOf(i) : 0;
            for (int t = last; t >= 0 && (start.Length == 0 || start[i] < times[t]); t--)
            {
                atRisk[t] += Data.WeightOf(i);
            }
        }
        return ([.. times], [.. atRisk], [.. events]);
    }

    /// <summary>Cumulative hazard of one row of covariates and its error, event time by event time.</summary>
    sealed class HazardSum(CoxResult result, double[] x)
    {
        readonly CoxMoments _moments = result.Model.Moments;
        readonly double[] _centred = [.. x.Select((v, a) => v - result.Model.Solver.Means[a])];
        readonly double[] _drift = new double[x.Length];
        double _hazard, _greenwood;

        double Risk => Math.Exp(_centred.Select((v, a) => v * result.Coefficients[a].Coefficient).Sum());

        public double Hazard => _hazard * Risk;

        public double StandardError
        {
            get
            {
                double sum = _greenwood;
                LabelledMatrix covariance = result.Covariance;
                for (int a = 0; a < x.Length; a++)
                {
                    for (int b = 0; b < x.Length; b++)
                    {
                        sum += _drift[a] * covariance[a, b] * _drift[b];
                    }
                }
                return Math.Sqrt(sum) * Risk;
            }
        }

        public void Add(int g)
        {
            _hazard += _moments.Hazard[g];
            _greenwood += _moments.Greenwood[g];
            for (int a = 0; a < x.Length; a++)
            {
                _drift[a] += (_centred[a] * _moments.Hazard[g]) - _moments.Drift[(g * x.Length) + a];
            }
        }
    }
}
