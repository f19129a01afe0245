namespace RadioGenomics.Analysis.Survival;

/// <summary>Refits one Cox model to samples of its rows and looks at each fit in the sample and in all rows. One for each thread.</summary>
sealed class OptimismWorker
{
    /// <summary>Number of <see cref="Measures"/>.</summary>
    public const int MeasureCount = 5;

    readonly LabelledMatrix _covariates;
    readonly CoxDesign _design;
    readonly CoxSolver _model, _slope;
    readonly SmoothCalibration _smooth;
    readonly RankConcordance _concordance;
    readonly double _horizon;
    readonly double[] _linear, _x, _risk;

    public OptimismWorker(SurvivalData data, LabelledMatrix covariates, CoxDesign design, OptimismOptions options)
    {
        (_covariates, _design, _horizon) = (covariates, design, options.Horizon!.Value);
        (_model, _slope) = (new(design, covariates.FeatureCount), new(design, 1));
        _smooth = new(data, design, _horizon, options.Knots);
        _concordance = new(data);
        _model.SetCovariates(covariates.Values.Span);
        (_linear, _x, _risk) = (new double[data.Count], new double[data.Count], new double[data.Count]);
    }

    /// <summary>Names of the measures, in the order of <see cref="Look"/>.</summary>
    public static IReadOnlyList<string> Measures { get; } = ["c", "slope", "ici", "e50", "e90"];

    /// <summary>Predicted risks of the last fit. Shape: [rows].</summary>
    public double[] Risk => _risk;

    /// <summary>Fits the model to a sample and predicts all rows.</summary>
    /// <param name="counts">How often each row is there; empty: once. Shape: [rows] or [0].</param>
    /// <returns>Whether the fit converged to finite predictions.</returns>
    public bool Fit(ReadOnlySpan<double> counts)
    {
        _model.SetCounts(counts);
        bool converged = _model.Fit();
        double baseline = SmoothCalibration.BaselineAt(_model, _design, _horizon), log = Math.Log(baseline);
        Array.Clear(_linear);
        for (int a = 0; a < _covariates.FeatureCount; a++)
        {
            ReadOnlySpan<double> column = _covariates.Column(a);
            double beta = _model.Coefficients[a], mean = _model.Means[a];
            for (int i = 0; i < _linear.Length; i++)
            {
                _linear[i] += beta * (column[i] - mean);
            }
        }
        bool finite = converged && double.IsFinite(log);
        for (int i = 0; i < _linear.Length; i++)
        {
            _x[i] = log + _linear[i];
            _risk[i] = 1 - Math.Exp(-Math.Exp(_x[i]));
            finite &= double.IsFinite(_x[i]);
        }
        return finite;
    }

    /// <summary>The measures of the last fit in a sample, and its calibration curve at given predictions.</summary>
    /// <param name="counts">How often each row is there; empty: once. Shape: [rows] or [0].</param>
    /// <param name="grid">log(-log(1 - risk)) at which the curve is wanted.</param>
    /// <param name="measures">Receives the measures; NaN where one could not be had.</param>
    /// <param name="curve">Receives the observed risks on the grid.</param>
    public void Look(ReadOnlySpan<double> counts, double[] grid, Span<double> measures, Span<double> curve)
    {
        measures.Fill(double.NaN);
        curve.Fill(double.NaN);
        measures[0] = _concordance.Compute(_linear, counts);
        _slope.SetCovariate(0, _linear);
        _slope.SetCounts(counts);
        if (_slope.Fit())
        {
            measures[1] = _slope.Coefficients[0];
        }
        if (_smooth.Fit(_x, counts))
        {
            CalibrationErrors errors = SmoothCalibration.Errors(_risk, _smooth.Observed(_x), counts);
            (measures[2], measures[3], measures[4]) = (errors.Ici, errors.E50, errors.E90);
            _smooth.Observed(grid).CopyTo(curve);
        }
    }
}
