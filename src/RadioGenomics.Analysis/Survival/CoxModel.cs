using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A solver with the data that it was given, in the rows and columns that are used.</summary>
sealed class CoxModel
{
    readonly double[] _columns;
    readonly double[] _offset;
    CoxMoments? _moments;
    CoxResiduals? _residuals;

    /// <param name="data">Rows used.</param>
    /// <param name="design">Of the same rows.</param>
    /// <param name="columns">All columns. Shape: [columns × rows].</param>
    /// <param name="kept">Positions of those that can be estimated.</param>
    /// <param name="offset">Shape: [rows] or empty.</param>
    /// <param name="names">Of all columns.</param>
    /// <param name="options">Ties.</param>
    public CoxModel(SurvivalData data, CoxDesign design, double[] columns, List<int> kept, double[] offset, ImmutableArray<string> names, CoxOptions options)
    {
        (Data, _offset) = (data, offset);
        Names = [.. kept.Select(c => names[c])];
        _columns = [.. kept.SelectMany(c => columns[(c * data.Count)..((c + 1) * data.Count)])];
        Solver = new(design, kept.Count, options.Ties);
        Solver.SetCovariates(_columns);
        Solver.SetWeights(data.Weights);
        Solver.SetOffset(offset);
        Centres = [.. Enumerable.Range(0, kept.Count).Select(Centre)];
    }

    public SurvivalData Data { get; }

    public CoxSolver Solver { get; }

    /// <summary>Names of the columns kept.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>What linear predictors are centred by, as R does: the weighted mean; 0 for columns that hold -1, 0, 1 only.</summary>
    public double[] Centres { get; }

    public CoxMoments Moments => _moments ??= new(Solver);

    public CoxResiduals Residuals => _residuals ??= new(Solver, Moments);

    public ReadOnlySpan<double> Column(int a) => _columns.AsSpan(a * Data.Count, Data.Count);

    double Centre(int a)
    {
        ReadOnlySpan<double> column = Column(a);
        double sum = 0, weights = 0;
        bool coded = true;
        for (int i = 0; i < column.Length; i++)
        {
            coded &= column[i] is -1 or 0 or 1;
            // With entry times R centres by the plain mean; only the origin of linear predictors depends on it.
            double weight = Data.HasStart ? 1 : Data.WeightOf(i);
            sum += weight * column[i];
            weights += weight;
        }
        return coded ? 0 : sum / weights;
    }

    /// <summary>Linear predictors, centred. Shape: [rows].</summary>
    public double[] LinearPredictors(ReadOnlySpan<double> coefficients)
    {
        double[] predictors = new double[Data.Count];
        // R centres the offset too.
        double centre = _offset.Length == 0 ? 0 : _offset.Average();
        for (int i = 0; i < predictors.Length; i++)
        {
            predictors[i] = _offset.Length == 0 ? 0 : _offset[i] - centre;
            for (int a = 0; a < coefficients.Length; a++)
            {
                predictors[i] += coefficients[a] * (_columns[(a * Data.Count) + i] - Centres[a]);
            }
        }
        return predictors;
    }

    /// <summary>The plain partial likelihood.</summary>
    public CoxEstimates Fit(CoxOptions options)
    {
        int p = Names.Length;
        bool robust = options.Robust ?? Data.Clusters is not null;
        Solver.Evaluate(new double[p]);
        double? robustScore = robust ? RobustScore() : null;
        bool converged = Solver.Fit(options.Tolerance, options.MaxIterations);
        double[] naive = Solver.Variance(), variance = robust ? Sandwich(naive) : naive, beta = [.. Solver.Coefficients];
        var wald = new CholeskyInverse(p);
        wald.Factor(variance);
        double[] solved = new double[p];
        wald.Solve(beta, solved);
        int df = Solver.Pivots.ToArray().Count(v => v > 0);
        List<CoxTest> tests =
        [
            Test("likelihood_ratio", 2 * (Solver.LogLikelihood - Solver.InitialLogLikelihood), df),
            Test("score", Solver.ScoreStatistic, df),
            Test("wald", beta.Zip(solved, (a, b) => a * b).Sum(), df),
        ];
        if (robustScore is double statistic)
        {
            tests.Add(Test("robust_score", statistic, df));
        }
        return new()
        {
            Coefficients = beta,
            Variance = variance,
            NaiveVariance = naive,
            LogLikelihood = Solver.LogLikelihood,
            NullLogLikelihood = Solver.InitialLogLikelihood,
            Tests = [.. tests],
            Iterations = Solver.Iterations,
            Converged = converged,
            NextStep = Solver.NextStep(),
        };
    }

    public static CoxTest Test(string name, double statistic, int df) =>
        new(name, statistic, df, ChiSquared.UpperTail(Math.Max(0, statistic), df));

    // Score residuals where all coefficients are 0.
    double RobustScore()
    {
        double[] sums = BySum(new CoxResiduals(Solver, new(Solver)).Score());
        int p = Names.Length;
        double[] total = new double[p], solved = new double[p];
        for (int i = 0; i < sums.Length; i++)
        {
            total[i % p] += sums[i];
        }
        var cross = new CholeskyInverse(p);
        cross.Factor(Cross(sums));
        cross.Solve(total, solved);
        return total.Zip(solved, (a, b) => a * b).Sum();
    }

    // Weighted rows, summed over clusters. Shape: [clusters × covariates].
    double[] BySum(double[] rows)
    {
        int p = Names.Length, groups = Data.Clusters?.Levels.Length ?? Data.Count;
        double[] sums = new double[groups * p];
        for (int i = 0; i < Data.Count; i++)
        {
            int to = Data.Clusters is { } clusters ? clusters.Codes[i] : i;
            for (int a = 0; a < p; a++)
            {
                sums[(to * p) + a] += Data.WeightOf(i) * rows[(i * p) + a];
            }
        }
        return sums;
    }

    double[] Cross(double[] rows)
    {
        int p = Names.Length;
        double[] cross = new double[p * p];
        for (int i = 0; i < rows.Length / p; i++)
        {
            for (int a = 0; a < p; a++)
            {
                for (int b = 0; b < p; b++)
                {
                    cross[(a * p) + b] += rows[(i * p) + a] * rows[(i * p) + b];
                }
            }
        }
        return cross;
    }

    double[] Sandwich(double[] naive) => Cross(Times(BySum(Residuals.Score()), naive));

    /// <summary>Rows times a symmetric matrix. Shape: [rows × covariates].</summary>
    public static double[] Times(double[] rows, double[] matrix)
    {
        int p = (int)Math.Sqrt(matrix.Length);
        double[] product = new double[rows.Length];
        for (int i = 0; i < rows.Length / p; i++)
        {
            for (int a = 0; a < p; a++)
            {
                for (int b = 0; b < p; b++)
                {
                    product[(i * p) + a] += rows[(i * p) + b] * matrix[(b * p) + a];
                }
            }
        }
        return product;
    }

    /// <summary>A symmetric matrix with its names.</summary>
    public static LabelledMatrix Matrix(ImmutableArray<string> names, double[] values) => LabelledMatrix.FromColumnMajor(names, names, values);
}
