using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>
/// Pearson correlations of columns that miss values in many different samples, from products of columns, their squares and their
/// masks: with values a, b of unit length over their own samples, zero where missing, and masks m of ones,
/// r = (Σab - Σa m_b Σm_a b / n) / √((Σa² m_b - (Σa m_b)² / n) (Σm_a b² - (Σm_a b)² / n)).
/// </summary>
sealed class CorrelationMasked(UnitColumns x, UnitColumns y, double[] r, int[] n, RunContext run)
{
    const int ColumnsAtOnce = 256;

    /// <summary>Where less than this share of a column's squares is left after centring, digits are lost: the pair is computed alone.</summary>
    const double Enough = 0.02;

    readonly int _rows = x.Matrix.SampleCount;
    long _tooFew;

    /// <summary>Fills in the pairs of the given columns.</summary>
    /// <returns>Number of pairs with too few samples.</returns>
    public long Fill(int[] xs, int[] ys)
    {
        Part left = Split(x, xs);
        foreach (int[] some in ys.Chunk(ColumnsAtOnce))
        {
            FillSome(xs, left, some, Split(y, some));
        }
        return _tooFew;
    }

    readonly record struct Part(double[] Values, double[] Squares, double[] Masks);

    Part Split(UnitColumns columns, int[] which)
    {
        var part = new Part(new double[which.Length * _rows], new double[which.Length * _rows], new double[which.Length * _rows]);
        ParallelLoop.For(which.Length, run, "masking", () => (Present: new double[_rows], Unit: new double[_rows]), (c, scratch) =>
        {
            ReadOnlySpan<double> column = columns.Matrix.Column(which[c]);
            int count = 0;
            for (int s = 0; s < _rows; s++)
            {
                scratch.Present[count] = column[s];
                count += double.IsNaN(column[s]) ? 0 : 1;
            }
            bool usable = count > 0 && ColumnScaler.Pearson(scratch.Present.AsSpan(0, count), scratch.Unit.AsSpan(0, count)) == ColumnState.Usable;
            for (int s = 0, k = 0; s < _rows; s++)
            {
                int at = (c * _rows) + s;
                if (!double.IsNaN(column[s]))
                {
                    double unit = usable ? scratch.Unit[k] : double.NaN;
                    (part.Values[at], part.Squares[at], part.Masks[at]) = (unit, unit * unit, 1);
                    k++;
                }
            }
        });
        return part;
    }

    void FillSome(int[] xs, Part left, int[] ys, Part right)
    {
        double[] Product(double[] a, double[] b)
        {
            double[] c = new double[xs.Length * ys.Length];
            MatrixProduct.Cross(a, xs.Length, b, ys.Length, _rows, c, run);
            return c;
        }
        double[] counts = Product(left.Masks, right.Masks), both = Product(left.Values, right.Values);
        double[] a = Product(left.Values, right.Masks), b = Product(left.Masks, right.Values);
        double[] aa = Product(left.Squares, right.Masks), bb = Product(left.Masks, right.Squares);
        ParallelLoop.For(ys.Length, run, "correlating columns with gaps", j =>
        {
            long few = 0;
            for (int i = 0; i < xs.Length; i++)
            {
                int from = i + (j * xs.Length), to = xs[i] + (ys[j] * x.Count);
                double count = counts[from];
                n[to] = (int)count;
                if (count < Correlation.MinCompletePairs)
                {
                    few++;
                    r[to] = double.NaN;
                    continue;
                }
                double left2 = aa[from] - (a[from] * a[from] / count), right2 = bb[from] - (b[from] * b[from] / count);
                r[to] = left2 < Enough || right2 < Enough
                    ? Alone(xs[i], ys[j])
                    : Math.Clamp((both[from] - (a[from] * b[from] / count)) / Math.Sqrt(left2 * right2), -1, 1);
            }
            Interlocked.Add(ref _tooFew, few);
        });
    }

    double Alone(int xColumn, int yColumn)
    {
        ReadOnlySpan<double> a = x.Matrix.Column(xColumn), b = y.Matrix.Column(yColumn);
        double[] left = new double[_rows], right = new double[_rows];
        int count = 0;
        for (int s = 0; s < _rows; s++)
        {
            (left[count], right[count]) = (a[s], b[s]);
            count += double.IsNaN(a[s]) || double.IsNaN(b[s]) ? 0 : 1;
        }
        Span<double> u = left.AsSpan(0, count), v = right.AsSpan(0, count);
        return ColumnScaler.Pearson(u, u) == ColumnState.Usable && ColumnScaler.Pearson(v, v) == ColumnState.Usable
            ? Math.Clamp(FixedOrder.Dot(u, v), -1, 1)
            : double.NaN;
    }
}
