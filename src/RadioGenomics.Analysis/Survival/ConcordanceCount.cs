namespace RadioGenomics.Analysis.Survival;

/// <summary>Counts pairs stratum by stratum, once per event from the end of follow-up and once per row from its beginning.</summary>
sealed class ConcordanceCount(SurvivalData data, double[] score, ConcordanceOptions options)
{
    public double Concordant { get; private set; }

    public double Discordant { get; private set; }

    public double TiedScore { get; private set; }

    public double TiedTime { get; private set; }

    public double TiedBoth { get; private set; }

    /// <summary>Weight of the concordant, discordant and tied pairs that a row takes part in, its own weight left out. Shape: [rows].</summary>
    public (double Above, double Below, double Tied)[] Of { get; } = new (double, double, double)[data.Count];

    public void AddStratum(int[] rows)
    {
        int[] ranks = Ranks(rows, out int rankCount);
        int[] byTime = [.. Enumerable.Range(0, rows.Length).OrderBy(k => data.Time[rows[k]]).ThenBy(k => IsEvent(rows[k]) ? 0 : 1)];
        int[] byStart = data.HasStart ? [.. Enumerable.Range(0, rows.Length).OrderBy(k => data.Start[rows[k]])] : [];
        double[] weights = new ConcordanceTimes(data, options).Of(rows, byTime, byStart);
        FromTheEnd(rows, byTime, byStart, ranks, weights, new(rankCount));
        FromTheBeginning(rows, byTime, byStart, ranks, weights, new(rankCount));
    }

    bool IsEvent(int row) => data.State[row] == 1;

    int[] Ranks(int[] rows, out int count)
    {
        double[] distinct = [.. rows.Select(r => score[r]).Distinct().Order()];
        count = distinct.Length;
        return [.. rows.Select(r => Array.BinarySearch(distinct, score[r]))];
    }

    void FromTheEnd(int[] rows, int[] byTime, int[] byStart, int[] ranks, double[] weights, ScoreTree tree)
    {
        int leaving = byStart.Length - 1;
        for (int end = byTime.Length; end > 0;)
        {
            int begin = end - 1;
            double time = data.Time[rows[byTime[begin]]];
            while (begin > 0 && data.Time[rows[byTime[begin - 1]]] == time)
            {
                begin--;
            }
            for (; leaving >= 0 && data.Start[rows[byStart[leaving]]] >= time; leaving--)
            {
                tree.Add(ranks[byStart[leaving]], -data.WeightOf(rows[byStart[leaving]]));
            }
            // Events come before censored rows of the same time; the censored ones go on longer.
            int censored = begin;
            while (censored < end && IsEvent(rows[byTime[censored]]))
            {
                censored++;
            }
            Join(rows, byTime.AsSpan(censored, end - censored), ranks, tree);
            CompareEvents(rows, byTime.AsSpan(begin, censored - begin), ranks, weights, tree);
            Join(rows, byTime.AsSpan(begin, censored - begin), ranks, tree);
            end = begin;
        }
    }

    void Join(int[] rows, ReadOnlySpan<int> some, int[] ranks, ScoreTree tree)
    {
        foreach (int k in some)
        {
            tree.Add(ranks[k], data.WeightOf(rows[k]));
        }
    }

    void CompareEvents(int[] rows, ReadOnlySpan<int> events, int[] ranks, double[] weights, ScoreTree tree)
    {
        if (events.IsEmpty || weights[events[0]] == 0)
        {
            return;
        }
        double timeWeight = weights[events[0]], sum = 0, squares = 0, both = 0;
        Dictionary<int, (double Sum, double Squares)> byRank = [];
        foreach (int k in events)
        {
            (double below, double equal, double above) = tree.Around(ranks[k]);
            Count(rows[k], timeWeight, below, above, equal);
            double weight = data.WeightOf(rows[k]);
            Concordant += timeWeight * weight * below;
            Discordant += timeWeight * weight * above;
            TiedScore += timeWeight * weight * equal;
            sum += weight;
            squares += weight * weight;
            (double rankSum, double rankSquares) = byRank.GetValueOrDefault(ranks[k]);
            byRank[ranks[k]] = (rankSum + weight, rankSquares + (weight * weight));
        }
        foreach ((double rankSum, double rankSquares) in byRank.Values)
        {
            both += ((rankSum * rankSum) - rankSquares) / 2;
        }
        TiedBoth += timeWeight * both;
        TiedTime += timeWeight * ((((sum * sum) - squares) / 2) - both);
    }

    void Count(int row, double scale, double concordant, double discordant, double tied)
    {
        (double above, double below, double equal) = Of[row];
        Of[row] = (above + (scale * concordant), below + (scale * discordant), equal + (scale * tied));
    }

    void FromTheBeginning(int[] rows, int[] byTime, int[] byStart, int[] ranks, double[] weights, ScoreTree tree)
    {
        int entering = 0, pending = 0;
        foreach (int k in byTime)
        {
            double time = data.Time[rows[k]];
            bool isEvent = IsEvent(rows[k]);
            // An event is compared with the events before it; a censored row also with those of its own time.
            while (pending < byTime.Length && Earlier(rows, byTime[pending], time, isEvent))
            {
                entering = Enter(rows, byStart, ranks, tree, entering, data.Time[rows[byTime[pending]]]);
                AddEvent(rows, byTime[pending], ranks, weights, tree);
                pending++;
            }
            Survived(rows[k], ranks[k], tree, 1);
        }
        for (; pending < byTime.Length; pending++)
        {
            entering = Enter(rows, byStart, ranks, tree, entering, data.Time[rows[byTime[pending]]]);
            AddEvent(rows, byTime[pending], ranks, weights, tree);
        }
        Enter(rows, byStart, ranks, tree, entering, double.PositiveInfinity);
    }

    bool Earlier(int[] rows, int other, double time, bool isEvent) =>
        data.Time[rows[other]] < time || (!isEvent && data.Time[rows[other]] == time && IsEvent(rows[other]));

    // Who enters before the next event has not met the events so far.
    int Enter(int[] rows, int[] byStart, int[] ranks, ScoreTree tree, int entering, double time)
    {
        for (; entering < byStart.Length && data.Start[rows[byStart[entering]]] < time; entering++)
        {
            Survived(rows[byStart[entering]], ranks[byStart[entering]], tree, -1);
        }
        return entering;
    }

    void AddEvent(int[] rows, int k, int[] ranks, double[] weights, ScoreTree tree)
    {
        if (IsEvent(rows[k]) && weights[k] != 0)
        {
            tree.Add(ranks[k], data.WeightOf(rows[k]) * weights[k]);
        }
    }

    // Seen from the one who goes on longer, an event with a higher score is concordant.
    void Survived(int row, int rank, ScoreTree tree, int sign)
    {
        (double below, double equal, double above) = tree.Around(rank);
        Count(row, sign, above, below, equal);
    }
}
