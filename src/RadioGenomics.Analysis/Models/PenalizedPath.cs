using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Models;

/// <summary>A path of penalised fits. Coefficients are of the features as given.</summary>
public sealed partial record PenalizedPath : IReport
{
    readonly FitPoint[] _points;
    readonly Dictionary<string, int> _index;

    internal PenalizedPath(ImmutableArray<string> featureIds, PenalizedResponse response, FitPath fit, PenalizedOptions options, ImmutableArray<Diagnostic> diagnostics)
    {
        (FeatureIds, Family, ResponseName, Options, Diagnostics) = (featureIds, response.Family, response.Name, options, diagnostics);
        (SampleCount, EventCount, NullDeviance) = (response.Count, response.EventCount, fit.NullDeviance);
        _points = [.. fit.Points];
        _index = featureIds.Select((id, f) => KeyValuePair.Create(id, f)).ToDictionary(StringComparer.Ordinal);
        Lambda = [.. _points.Select(p => p.Lambda)];
        Df = [.. _points.Select(p => p.Features.Length)];
        DevRatio = [.. _points.Select(p => p.Explained)];
        Intercept = [.. _points.Select(p => p.Intercept)];
    }

    /// <summary>What kind of response was fitted.</summary>
    public PenalizedFamily Family { get; }

    /// <summary>Name of the response.</summary>
    public string ResponseName { get; }

    /// <summary>Names of the features. Shape: [features].</summary>
    public ImmutableArray<string> FeatureIds { get; }

    /// <summary>Rows fitted.</summary>
    public int SampleCount { get; }

    /// <summary>Events, or rows with a 1, among them; 0 for real numbers.</summary>
    public int EventCount { get; }

    /// <summary>Penalties, falling. Shape: [path].</summary>
    public ImmutableArray<double> Lambda { get; }

    /// <summary>Number of features with a coefficient. Shape: [path].</summary>
    public ImmutableArray<int> Df { get; }

    /// <summary>Share of the null deviance explained. Shape: [path].</summary>
    public ImmutableArray<double> DevRatio { get; }

    /// <summary>Intercepts; 0 for Cox. Shape: [path].</summary>
    public ImmutableArray<double> Intercept { get; }

    /// <summary>Twice the log-likelihood between the saturated model and that with intercept and offset only.</summary>
    public double NullDeviance { get; }

    /// <summary>The settings, with every default filled in.</summary>
    public PenalizedOptions Options { get; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>One coefficient at a place of the path.</summary>
    public double Coefficient(string feature, int at)
    {
        if (!_index.TryGetValue(feature, out int f))
        {
            Throw.UnknownFeature("the fitted features", feature, FeatureIds);
        }
        int found = Array.BinarySearch(_points[at].Features, f);
        return found < 0 ? 0 : _points[at].Coefficients[found];
    }

    /// <summary>All coefficients at a place of the path. Shape: [features].</summary>
    public double[] Coefficients(int at)
    {
        double[] all = new double[FeatureIds.Length];
        AddTo(all, at, 1);
        return all;
    }

    /// <summary>All coefficients at a penalty, between two places of the path on the straight line between them, as R's coef(s = ).
    /// Shape: [features].</summary>
    public double[] CoefficientsAt(double lambda)
    {
        double[] all = new double[FeatureIds.Length];
        var place = LambdaPlace.Of(Lambda.AsSpan(), lambda);
        AddTo(all, place.Left, place.LeftShare);
        AddTo(all, place.Right, 1 - place.LeftShare);
        return all;
    }

    /// <summary>The intercept at a penalty; as <see cref="CoefficientsAt"/>.</summary>
    public double InterceptAt(double lambda)
    {
        var place = LambdaPlace.Of(Lambda.AsSpan(), lambda);
        return (place.LeftShare * Intercept[place.Left]) + ((1 - place.LeftShare) * Intercept[place.Right]);
    }

    /// <summary>Features with a coefficient at a penalty, largest first. The size is that of the coefficient as given.</summary>
    public ImmutableArray<(string Feature, double Coefficient)> Selected(double lambda) =>
    [
        .. CoefficientsAt(lambda).Select((b, f) => (Feature: FeatureIds[f], Coefficient: b)).Where(c => c.Coefficient != 0)
            .OrderByDescending(c => Math.Abs(c.Coefficient)),
    ];

    void AddTo(double[] all, int at, double share)
    {
        if (share == 0)
        {
            return;
        }
        FitPoint point = _points[at];
        for (int i = 0; i < point.Features.Length; i++)
        {
            all[point.Features[i]] += share * point.Coefficients[i];
        }
    }

    /// <summary>Scores of new rows, features being found by their names.</summary>
    /// <param name="features">Shape: [samples, features]; at least the features with a coefficient, in any order. NaN gives a NaN score.</param>
    /// <param name="lambda">Penalty. Range: 0 and above.</param>
    /// <param name="kind">Linear predictor or response.</param>
    /// <param name="offset">A known part of the linear predictor; empty: 0 each. Shape: [samples] or [0].</param>
    /// <returns>Shape: [samples].</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> when a needed feature is absent; <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    public double[] Predict(LabelledMatrix features, double lambda, PenalizedPrediction kind = PenalizedPrediction.Link, ReadOnlySpan<double> offset = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (offset.Length > 0 && offset.Length != features.SampleCount)
        {
            Throw.ResponseLength(ResponseName, "offsets", offset.Length, features.SampleCount);
        }
        ImmutableArray<(string Feature, double Coefficient)> needed = Selected(lambda);
        string[] absent = [.. needed.Select(c => c.Feature).Where(f => !features.TryIndexOfFeature(f, out _))];
        if (absent.Length > 0)
        {
            Throw.FeatureForScore(absent[0], features.Name, needed.Length, absent.Length);
        }
        double[] scores = new double[features.SampleCount];
        scores.AsSpan().Fill(InterceptAt(lambda));
        foreach ((string feature, double coefficient) in needed.OrderBy(c => _index[c.Feature]))
        {
            ReadOnlySpan<double> column = features.Column(feature);
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] += coefficient * column[i];
            }
        }
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Respond(scores[i] + (offset.Length > 0 ? offset[i] : 0), kind);
        }
        return scores;
    }

    double Respond(double predictor, PenalizedPrediction kind) => (kind, Family) switch
    {
        (PenalizedPrediction.Link, _) or (_, PenalizedFamily.Gaussian) => predictor,
        (_, PenalizedFamily.Binomial) => 1 / (1 + Math.Exp(-predictor)),
        _ => Math.Exp(predictor),
    };

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string events = Family == PenalizedFamily.Gaussian ? "" : string.Create(CultureInfo.InvariantCulture, $", {EventCount} {(Family == PenalizedFamily.Cox ? "events" : "with 1")}");
            string kind = Options.Alpha switch { 1 => "Lasso", 0 => "Ridge", _ => string.Create(CultureInfo.InvariantCulture, $"Elastic net (alpha {Options.Alpha})") };
            return string.Create(CultureInfo.InvariantCulture,
                $"{kind} path of {ResponseName} ({Family}) on {FeatureIds.Length} features: n = {SampleCount}{events}; {Lambda.Length} penalties from {Lambda[0]:0.####e-0} to {Lambda[^1]:0.####e-0}, ")
                + string.Create(CultureInfo.InvariantCulture, $"{Df[^1]} features and {DevRatio[^1]:P1} of the deviance at the last.");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [PathTable()];

    /// <summary>Penalty, number of features, share of the deviance explained.</summary>
    public Table PathTable() => Table.From("path", ("lambda", Lambda), ("df", Df), ("dev_ratio", DevRatio));

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [PenalizedFigures.Path(this)];
}

/// <summary>Where a penalty lies on a path: a share of the left place and the rest of the right one. Outside, the nearest end.</summary>
readonly record struct LambdaPlace(int Left, int Right, double LeftShare)
{
    public static LambdaPlace Of(ReadOnlySpan<double> path, double lambda)
    {
        int right = 0;
        while (right < path.Length - 1 && path[right] > lambda)
        {
            right++;
        }
        if (right == 0 || path[right] >= lambda)
        {
            return new(right, right, 1);
        }
        int left = right - 1;
        return new(left, right, (lambda - path[right]) / (path[left] - path[right]));
    }
}
