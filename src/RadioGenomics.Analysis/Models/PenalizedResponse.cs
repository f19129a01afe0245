using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis.Models;

/// <summary>What a penalised regression explains: real numbers, 0 and 1, or follow-up; with the names of its rows. Immutable.</summary>
public sealed class PenalizedResponse
{
    readonly double[] _y;
    readonly double[] _weights;
    readonly double[] _offset;

    PenalizedResponse(PenalizedFamily family, string name, ImmutableArray<string> sampleIds, double[] y, SurvivalData? survival, double[] weights, double[] offset)
    {
        (Family, Name, SampleIds, _y, Survival, _weights, _offset) = (family, name, sampleIds, y, survival, weights, offset);
    }

    /// <summary>What kind it is.</summary>
    public PenalizedFamily Family { get; }

    /// <summary>Name, such as OS.</summary>
    public string Name { get; }

    /// <summary>Name of each row. Shape: [rows].</summary>
    public ImmutableArray<string> SampleIds { get; }

    /// <summary>The values; empty for follow-up. Shape: [rows].</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>The follow-up; null for values.</summary>
    public SurvivalData? Survival { get; }

    /// <summary>How often each row counts; empty: once. Shape: [rows] or [0].</summary>
    public ReadOnlySpan<double> Weights => Survival is null ? _weights : Survival.Weights;

    /// <summary>A known part of the linear predictor; empty: 0. Shape: [rows] or [0].</summary>
    public ReadOnlySpan<double> Offset => _offset;

    /// <summary>Rows.</summary>
    public int Count => SampleIds.Length;

    /// <summary>Rows with an event, or with a 1; 0 for real numbers.</summary>
    public int EventCount => Survival?.EventCount ?? (Family == PenalizedFamily.Binomial ? _y.Count(v => v == 1) : 0);

    /// <summary>Real numbers.</summary>
    /// <param name="sampleIds">Name of each row. Shape: [rows].</param>
    /// <param name="y">Finite. Shape: [rows].</param>
    /// <param name="weights">Range: above 0; empty: 1 each. Shape: [rows] or [0].</param>
    /// <param name="offset">Finite; empty: 0 each. Shape: [rows] or [0].</param>
    /// <param name="name">What the numbers are.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.ShapeMismatch"/>,
    /// <see cref="ErrorCode.ConstantColumn"/> when all are equal.</exception>
    public static PenalizedResponse Gaussian(ImmutableArray<string> sampleIds, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default,
        ReadOnlySpan<double> offset = default, string name = "response")
    {
        CheckRows(name, sampleIds, y, weights, offset);
        if (!y.ContainsAnyExcept(y[0]))
        {
            Throw.ResponseConstant(name, y[0], sampleIds.Length);
        }
        return new(PenalizedFamily.Gaussian, name, sampleIds, y.ToArray(), null, weights.ToArray(), offset.ToArray());
    }

    /// <summary>0 and 1.</summary>
    /// <param name="sampleIds">Name of each row. Shape: [rows].</param>
    /// <param name="y">0 or 1. Shape: [rows].</param>
    /// <param name="weights">Range: above 0; empty: 1 each. Shape: [rows] or [0].</param>
    /// <param name="offset">Finite; empty: 0 each. Shape: [rows] or [0].</param>
    /// <param name="name">What 1 means.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/> for another value; otherwise as <see cref="Gaussian"/>.</exception>
    public static PenalizedResponse Binomial(ImmutableArray<string> sampleIds, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default,
        ReadOnlySpan<double> offset = default, string name = "response")
    {
        int other = y.IndexOfAnyExcept(0, 1);
        if (other >= 0)
        {
            Throw.NotZeroOrOne(name, other < sampleIds.Length ? sampleIds[other] : "", y[other]);
        }
        PenalizedResponse checkedOnce = Gaussian(sampleIds, y, weights, offset, name);
        return new(PenalizedFamily.Binomial, name, sampleIds, checkedOnce._y, null, checkedOnce._weights, checkedOnce._offset);
    }

    /// <summary>Follow-up, perhaps with delayed entry, strata and weights.</summary>
    /// <param name="data">The follow-up; states above 1 count as censored. A patient with several intervals has as many rows, labelled as
    /// <see cref="ModelMatrix.RowLabels"/> does.</param>
    /// <param name="offset">Finite; empty: 0 each. Shape: [rows] or [0].</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoEvents"/>, <see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.NonFinite"/>.</exception>
    public static PenalizedResponse Cox(SurvivalData data, ReadOnlySpan<double> offset = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.RequireEvents("a penalised Cox regression");
        CheckVector(data.Name, "offsets", data.SampleIds, offset, double.NegativeInfinity);
        return new(PenalizedFamily.Cox, data.Name, ModelMatrix.RowLabels(data.SampleIds), [], data, [], offset.ToArray());
    }

    static void CheckRows(string name, ImmutableArray<string> sampleIds, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset)
    {
        if (y.Length != sampleIds.Length || y.IsEmpty)
        {
            Throw.ResponseLength(name, "values", y.Length, sampleIds.Length);
        }
        CheckVector(name, "values", sampleIds, y, double.NegativeInfinity);
        CheckVector(name, "weights", sampleIds, weights, 0);
        CheckVector(name, "offsets", sampleIds, offset, double.NegativeInfinity);
    }

    static void CheckVector(string name, string what, ImmutableArray<string> sampleIds, ReadOnlySpan<double> values, double above)
    {
        if (values.Length > 0 && values.Length != sampleIds.Length)
        {
            Throw.ResponseLength(name, what, values.Length, sampleIds.Length);
        }
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] > above && double.IsFinite(values[i])))
            {
                Throw.ResponseNotFinite(name, what, sampleIds[i], values[i]);
            }
        }
    }

    /// <summary>Some rows, in the given order.</summary>
    public PenalizedResponse Subset(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Family, Name, [.. rows.Select(r => SampleIds[r])], Take(_y, rows), Survival?.Subset(rows), Take(_weights, rows), Take(_offset, rows));
    }

    static double[] Take(double[] values, IReadOnlyList<int> rows) => values.Length == 0 ? [] : [.. rows.Select(r => values[r])];

    internal Likelihood Likelihood(bool intercept) => Family switch
    {
        PenalizedFamily.Gaussian => new GaussianLikelihood(_y, _offset, _weights, intercept),
        PenalizedFamily.Binomial => new BinomialLikelihood(_y, _offset, _weights, intercept),
        _ => new CoxLikelihood(Rows(Survival!), _offset),
    };

    static CoxRows Rows(SurvivalData data) => new(data.Start.ToArray(), data.Time.ToArray(), [.. data.State.ToArray().Select(s => s == 1)],
        data.Strata is { } strata ? [.. strata.WithoutEmptyLevels().Codes] : new int[data.Count], data.Weights.ToArray());
}
