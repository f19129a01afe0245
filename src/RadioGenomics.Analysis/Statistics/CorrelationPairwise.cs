using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>
/// Correlations of columns with missing values: each pair over the samples that both have, every mean, rank and median taken anew over
/// those. Columns that miss the same samples are handled together.
/// </summary>
sealed class CorrelationPairwise
{
    readonly UnitColumns _x, _y;
    readonly CovariateSet? _covariates;
    readonly double[] _r;
    readonly int[] _n;
    readonly RunContext _run;
    long _tooFew, _fallback;

    CorrelationPairwise(UnitColumns x, UnitColumns y, CovariateSet? covariates, double[] r, int[] n, RunContext run) =>
        (_x, _y, _covariates, _r, _n, _run) = (x, y, covariates, r, n, run);

    /// <summary>Fills in r and n of every pair in which a column has gaps.</summary>
    /// <param name="x">Left columns.</param>
    /// <param name="y">Right columns.</param>
    /// <param name="covariates">To take out; null for none.</param>
    /// <param name="r">Shape: [x × y], x varying fastest.</param>
    /// <param name="n">Shape: [x × y], x varying fastest.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <returns>What was noticed.</returns>
    public static IEnumerable<Diagnostic> Fill(UnitColumns x, UnitColumns y, CovariateSet? covariates, double[] r, int[] n, RunContext run)
    {
        var pairwise = new CorrelationPairwise(x, y, covariates, r, n, run);
        int[] allX = [.. Enumerable.Range(0, x.Count)], someX = [.. allX.Where(c => x.Missing[c] > 0)];
        int[] allY = [.. Enumerable.Range(0, y.Count)], someY = [.. allY.Where(c => y.Missing[c] > 0)];
        pairwise.Solve(allX, someY);
        pairwise.Solve(someX, [.. allY.Where(c => y.Missing[c] == 0)]);
        return pairwise.Diagnostics();
    }

    IEnumerable<Diagnostic> Diagnostics()
    {
        if (_tooFew > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.TooFewObservations, FormattableString.Invariant(
                $"{_tooFew} pairs have fewer than {Correlation.MinCompletePairs} complete samples: their r is NaN."));
        }
        if (_fallback > 0)
        {
            yield return Diagnostic.Note(ErrorCode.ConstantColumn, FormattableString.Invariant(
                $"{_fallback} pairs with missing values have a median absolute deviation of zero on one side, which was standardised as for Pearson."));
        }
    }

    void Solve(int[] xs, int[] ys)
    {
        if (xs.Length == 0 || ys.Length == 0)
        {
            return;
        }
        List<MaskGroup> left = MaskGroup.Of(_x.Matrix, xs), right = MaskGroup.Of(_y.Matrix, ys);
        bool plain = _x.Method == CorrelationMethod.Pearson && _y.Method == CorrelationMethod.Pearson && _covariates is null;
        // Scaling columns anew for every pair of patterns costs more than five products when patterns are many.
        double rescaled = ((double)left.Count * ys.Length) + ((double)right.Count * xs.Length);
        if (plain && rescaled * 8 > (double)xs.Length * ys.Length)
        {
            _tooFew += new CorrelationMasked(_x, _y, _r, _n, _run).Fill(xs, ys);
            return;
        }
        Dictionary<int, int[]> xOrder = Orders(_x, xs), yOrder = Orders(_y, ys);
        ParallelLoop.For(checked(left.Count * right.Count), _run, "correlating columns with gaps",
            () => new Worker(this, xOrder, yOrder), (piece, worker) => worker.Run(left[piece % left.Count], right[piece / left.Count]));
    }

    /// <summary>For each column its present samples in ascending order of value, so that no subset has to be sorted again.</summary>
    Dictionary<int, int[]> Orders(UnitColumns columns, int[] which)
    {
        if (columns.Method == CorrelationMethod.Pearson || (columns.Method == CorrelationMethod.Bicor && _covariates is not null))
        {
            return [];
        }
        int[][] orders = new int[which.Length][];
        ParallelLoop.For(which.Length, _run, "sorting", i =>
        {
            double[] values = columns.Matrix.Column(which[i]).ToArray();
            int[] order = [.. Enumerable.Range(0, values.Length)];
            Array.Sort(values, order);
            // NaN sorts before everything else.
            orders[i] = order[columns.Missing[which[i]]..];
        });
        return which.Select((c, i) => KeyValuePair.Create(c, orders[i])).ToDictionary();
    }

    /// <summary>One thread's memory for one pair of groups at a time.</summary>
    sealed class Worker
    {
        readonly CorrelationPairwise _owner;
        readonly Side _x, _y;
        readonly int[] _rows, _places;

        public Worker(CorrelationPairwise owner, Dictionary<int, int[]> xOrder, Dictionary<int, int[]> yOrder)
        {
            _owner = owner;
            _x = new(owner._x, xOrder);
            _y = new(owner._y, yOrder);
            _rows = new int[owner._x.Matrix.SampleCount];
            _places = new int[_rows.Length];
        }

        public void Run(MaskGroup left, MaskGroup right)
        {
            int n = MaskGroup.Shared(left, right, _rows, _places);
            ReadOnlySpan<int> rows = _rows.AsSpan(0, n);
            int rank = _owner._covariates?.Full.Rank ?? 0;
            bool enough = n >= Correlation.MinCompletePairs && n - 2 - rank >= 1;
            if (enough)
            {
                CovariateBasis? basis = _owner._covariates?.Over(rows);
                _x.Scale(left.Columns, rows, _places, basis);
                _y.Scale(right.Columns, rows, _places, basis);
            }
            else
            {
                Interlocked.Add(ref _owner._tooFew, (long)left.Columns.Length * right.Columns.Length);
            }
            Store(left, right, n, enough);
        }

        void Store(MaskGroup left, MaskGroup right, int n, bool enough)
        {
            int fallbacks = 0;
            for (int j = 0; j < right.Columns.Length; j++)
            {
                for (int i = 0; i < left.Columns.Length; i++)
                {
                    int at = left.Columns[i] + (right.Columns[j] * _owner._x.Count);
                    _owner._n[at] = n;
                    _owner._r[at] = enough ? Math.Clamp(FixedOrder.Dot(_x.Column(i, n), _y.Column(j, n)), -1, 1) : double.NaN;
                    fallbacks += enough && (_x.States[i] == ColumnState.ZeroMadFallback || _y.States[j] == ColumnState.ZeroMadFallback) ? 1 : 0;
                }
            }
            Interlocked.Add(ref _owner._fallback, fallbacks);
        }
    }

    /// <summary>The scaled columns of one group over the samples of one pair of groups.</summary>
    sealed class Side(UnitColumns columns, Dictionary<int, int[]> orders)
    {
        readonly ColumnScaler _scaler = columns.CreateScaler();
        readonly double[] _unit = new double[MaskGroup.Most * columns.Matrix.SampleCount];
        readonly double[] _values = new double[columns.Matrix.SampleCount];
        readonly int[] _order = new int[columns.Matrix.SampleCount];

        public ColumnState[] States { get; } = new ColumnState[MaskGroup.Most];

        public ReadOnlySpan<double> Column(int i, int n) => _unit.AsSpan(i * n, n);

        public void Scale(int[] which, ReadOnlySpan<int> rows, ReadOnlySpan<int> places, CovariateBasis? basis)
        {
            _scaler.Basis = basis;
            for (int i = 0; i < which.Length; i++)
            {
                ReadOnlySpan<double> column = columns.Matrix.Column(which[i]);
                for (int k = 0; k < rows.Length; k++)
                {
                    _values[k] = column[rows[k]];
                }
                ReadOnlySpan<int> order = orders.TryGetValue(which[i], out int[]? full) ? Subset(full, places) : [];
                Span<double> unit = _unit.AsSpan(i * rows.Length, rows.Length);
                States[i] = _scaler.Scale(_values.AsSpan(0, rows.Length), unit, order);
                if (columns.States[which[i]] == ColumnState.ZeroMad)
                {
                    // As in WGCNA, a column that is refused as a whole is refused for its subsets too.
                    unit.Fill(double.NaN);
                }
            }
        }

        ReadOnlySpan<int> Subset(int[] full, ReadOnlySpan<int> places)
        {
            int count = 0;
            foreach (int row in full)
            {
                _order[count] = places[row];
                count += places[row] >= 0 ? 1 : 0;
            }
            return _order.AsSpan(0, count);
        }
    }
}
