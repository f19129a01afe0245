using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>The cumulative incidence of one cause in one group.</summary>
public sealed record IncidenceCurve
{
    /// <summary>The group; "all" when there are none.</summary>
    public required string Group { get; init; }
    /// <summary>The cause: a state of the data.</summary>
    public required int Cause { get; init; }
    /// <summary>Rows in the group.</summary>
    public required int RowCount { get; init; }
    /// <summary>Distinct times, ascending. Shape: [times].</summary>
    public required ImmutableArray<double> Time { get; init; }
    /// <summary>Rows at risk just before each time. Shape: [times].</summary>
    public required ImmutableArray<double> AtRisk { get; init; }
    /// <summary>Rows with the cause. Shape: [times].</summary>
    public required ImmutableArray<double> Events { get; init; }
    /// <summary>Probability that the cause has happened by each time. Range: [0, 1]. Shape: [times].</summary>
    public required ImmutableArray<double> Incidence { get; init; }
    /// <summary>Standard error (Aalen). Shape: [times].</summary>
    public required ImmutableArray<double> StdErr { get; init; }
    /// <summary>Lower end of the interval. Shape: [times].</summary>
    public required ImmutableArray<double> Low { get; init; }
    /// <summary>Upper end of the interval. Shape: [times].</summary>
    public required ImmutableArray<double> High { get; init; }

    /// <summary>Incidence at a time; NaN beyond the follow-up.</summary>
    public SurvivalEstimate At(double time)
    {
        int row = RowAt(time);
        return row < 0 ? new(0, 0, 0) : time > Time[^1] ? new(double.NaN, double.NaN, double.NaN) : new(Incidence[row], Low[row], High[row]);
    }

    /// <summary>Standard error at a time; NaN beyond the follow-up.</summary>
    public double StdErrAt(double time) => RowAt(time) is var row && row < 0 ? 0 : time > Time[^1] ? double.NaN : StdErr[row];

    /// <summary>Rows at risk at a time.</summary>
    public double AtRiskAt(double time)
    {
        int row = Time.BinarySearch(time);
        row = row >= 0 ? row : ~row;
        return row < Time.Length ? AtRisk[row] : 0;
    }

    int RowAt(double time)
    {
        int found = Time.BinarySearch(time);
        return found >= 0 ? found : ~found - 1;
    }
}

/// <summary>Gray's test of one cause.</summary>
public sealed record GrayTestResult
{
    /// <summary>The cause.</summary>
    public required int Cause { get; init; }
    /// <summary>The statistic.</summary>
    public required double ChiSquared { get; init; }
    /// <summary>Groups less one.</summary>
    public required int DegreesOfFreedom { get; init; }
    /// <summary>P-value.</summary>
    public required double P { get; init; }
}

/// <summary>Result of <see cref="CumulativeIncidence.Estimate"/>.</summary>
public sealed record CumulativeIncidenceResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Unit of the times; empty when unknown.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>What the groups are; empty for none.</summary>
    public required string GroupedBy { get; init; }

    /// <summary>Every cause in every group, causes first.</summary>
    public required ImmutableArray<IncidenceCurve> Curves { get; init; }

    /// <summary>A test for each cause; empty with one group.</summary>
    public required ImmutableArray<GrayTestResult> Tests { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required KaplanMeierOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            IncidenceCurve[] first = [.. Curves.Where(c => c.Cause == Curves[0].Cause)];
            string tests = string.Join("; ", Tests.Select(t => FormattableString.Invariant($"cause {t.Cause}: Gray's test {SurvivalWords.P(t.P)}")));
            return FormattableString.Invariant($"{Endpoint}: cumulative incidence of {Curves.Select(c => c.Cause).Distinct().Count()} causes in {first.Sum(c => c.RowCount)} rows and {first.Length} groups.")
                + (tests.Length > 0 ? $" {tests}." : "");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        IEnumerable<T> All<T>(Func<IncidenceCurve, IEnumerable<T>> column) => Curves.SelectMany(column);
        yield return Table.From("cuminc", ("group", All(c => c.Time.Select(_ => c.Group))), ("cause", All(c => c.Time.Select(_ => c.Cause))), ("time", All(c => c.Time)),
            ("n_risk", All(c => c.AtRisk)), ("n_event", All(c => c.Events)), ("incidence", All(c => c.Incidence)), ("std_err", All(c => c.StdErr)),
            ("ci_low", All(c => c.Low)), ("ci_high", All(c => c.High)));
        yield return Table.From("gray", ("cause", Tests.Select(t => t.Cause)), ("chisq", Tests.Select(t => t.ChiSquared)), ("df", Tests.Select(t => t.DegreesOfFreedom)), ("p", Tests.Select(t => t.P)));
        (IncidenceCurve Curve, double Time)[] rows = [.. Curves.SelectMany(c => Options.Times.Select(t => (c, t)))];
        yield return Table.From("cuminc_at", ("group", rows.Select(r => r.Curve.Group)), ("cause", rows.Select(r => r.Curve.Cause)), ("time", rows.Select(r => r.Time)),
            ("n_risk", rows.Select(r => r.Curve.AtRiskAt(r.Time))), ("incidence", rows.Select(r => r.Curve.At(r.Time).Value)),
            ("ci_low", rows.Select(r => r.Curve.At(r.Time).Low)), ("ci_high", rows.Select(r => r.Curve.At(r.Time).High)));
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures()
    {
        IncidenceCurve[] groups = [.. Curves.Where(c => c.Cause == Curves[0].Cause)];
        double end = Curves.Max(c => c.Time[^1]);
        AxisSpec time = new() { Label = TimeUnit.Length > 0 ? $"Time ({TimeUnit})" : "Time", Min = 0, Max = end * 1.02, Ticks = RoundTimes.UpTo(end) };
        double most = Curves.Max(c => c.Incidence[^1]);
        yield return new()
        {
            Id = "cumulative-incidence",
            Title = GroupedBy.Length > 0 ? $"{Endpoint} by {GroupedBy}" : Endpoint,
            Caption = "Aalen-Johansen estimate; the other causes are competing events, not censoring. " + Summary,
            Panels =
            [
                new()
                {
                    X = time,
                    Y = new() { Label = "Cumulative incidence", Min = 0, Max = Math.Min(1, most * 1.15) },
                    Marks = [.. Curves.Select((c, i) => new LineMark
                    {
                        X = [0, .. c.Time],
                        Y = [0, .. c.Incidence],
                        Step = true,
                        Width = 1.4,
                        ColorIndex = i % groups.Length,
                        Dashed = i / groups.Length % 2 == 1,
                        Series = Named(c),
                    })],
                    Notes = [.. Tests.Select(t => FormattableString.Invariant($"cause {t.Cause}: Gray's test {SurvivalWords.P(t.P)}"))],
                },
                KaplanMeierFigure.RiskTable([.. groups.Select(c => (c.Group, (Func<double, double>)c.AtRiskAt))], time),
            ],
        };
    }

    string Named(IncidenceCurve curve) => GroupedBy.Length == 0
        ? FormattableString.Invariant($"cause {curve.Cause}") : FormattableString.Invariant($"{curve.Group}, cause {curve.Cause}");
}
