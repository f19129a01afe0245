namespace RadioGenomics.Analysis.Models;

/// <summary>
/// What a penalised fit needs to know about its response: log-likelihood and derivatives in the linear predictor. Weights are scaled to
/// sum 1, so that a value is per observation.
/// </summary>
abstract class Likelihood
{
    /// <summary>Rows.</summary>
    public abstract int Count { get; }

    /// <summary>Scaled weights of the rows. Shape: [rows].</summary>
    public abstract ReadOnlySpan<double> RowWeights { get; }

    /// <summary>Sum of the weights as given.</summary>
    public double TotalWeight { get; protected init; }

    /// <summary>Whether an intercept is fitted.</summary>
    public bool HasIntercept { get; protected init; }

    /// <summary>Whether columns may be centred without changing the fit: with an intercept, and for Cox, which has none to change.</summary>
    public bool IsLevelFree { get; protected init; }

    /// <summary>Half the deviance of the null model: intercept and offset only.</summary>
    public double NullLoss { get; protected set; }

    /// <summary>Unit of the linear predictor: the standard deviation of a Gaussian response, as glmnet scales it; else 1.</summary>
    public double Unit { get; protected init; } = 1;

    /// <summary>Second derivatives of a fresh <see cref="Freeze"/>: the diagonal, or its bound for Cox. Shape: [rows].</summary>
    public abstract ReadOnlySpan<double> Curvature { get; }

    /// <summary>Whether the second derivatives are the same everywhere.</summary>
    public virtual bool HasConstantCurvature => false;

    /// <summary>Further entries of a column that are subtracted in products: the risk-set means of Cox.</summary>
    public virtual int ExtraCount => 0;

    /// <summary>Linear predictor at the start: offset and null intercept. Gives the intercept.</summary>
    public abstract double Start(Span<double> eta);

    /// <summary>Half the deviance at a linear predictor, and its negative gradient.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> eta, Span<double> residual);

    /// <summary>Takes the second derivatives at the linear predictor of the last <see cref="Evaluate"/>.</summary>
    public abstract void Freeze();

    /// <summary>The further entries of a column.</summary>
    public virtual void Extra(ReadOnlySpan<double> column, Span<double> extra)
    {
    }

    /// <summary>Whether a path that no one laid down stops after the newest value. The constants are glmnet's: a path of at least five,
    /// 99.9 % of the deviance explained, or hardly any gain.</summary>
    public bool IsPathOver(IReadOnlyList<double> explained) =>
        explained.Count >= 5 && (explained[^1] > 0.999 || GainsLittle(explained));

    /// <summary>Whether the newest value of the path explains hardly more than those before.</summary>
    protected abstract bool GainsLittle(IReadOnlyList<double> explained);

    protected static double[] Scaled(ReadOnlySpan<double> weights, int count, out double total)
    {
        double[] scaled = new double[count];
        scaled.AsSpan().Fill(1);
        if (!weights.IsEmpty)
        {
            weights.CopyTo(scaled);
        }
        total = 0;
        foreach (double w in scaled)
        {
            total += w;
        }
        for (int i = 0; i < count; i++)
        {
            scaled[i] /= total;
        }
        return scaled;
    }
}
