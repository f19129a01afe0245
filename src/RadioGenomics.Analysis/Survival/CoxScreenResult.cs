using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="CoxScreen.Run"/>.</summary>
public sealed record CoxScreenResult : IReport
{
    /// <summary>Every feature, sorted by p, then name; those without a test at the end.</summary>
    public required ImmutableArray<CoxScreenRow> Rows { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required CoxScreenOptions Options { get; init; }

    /// <summary>Rows of the follow-up that have every covariate.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Events among them.</summary>
    public required int EventCount { get; init; }

    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Covariates in every model.</summary>
    public required ImmutableArray<string> Covariates { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Number of tests: features with a p.</summary>
    public int TestCount => Rows.Count(r => r.IsTested);

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            int found = Rows.Count(r => r.Q < 0.05);
            string adjusted = Covariates.IsEmpty ? "alone" : $"adjusted for {string.Join(", ", Covariates)}";
            return string.Create(CultureInfo.InvariantCulture,
                $"{Endpoint}: {Rows.Length:N0} features {adjusted} in {SampleCount} patients with {EventCount} events; {TestCount:N0} tests, {found:N0} with q < 0.05; {Rows.Length - TestCount:N0} features could not be tested.");
        }
    }

    internal static CoxScreenResult Create(ScreenRows rows, CoxScreenRow[] results, CoxScreenOptions options, List<Diagnostic> diagnostics)
    {
        foreach (IGrouping<string, CoxScreenRow> group in results.Where(r => r.Reason is not null).GroupBy(r => r.Reason!.Split(':', ',')[0]))
        {
            string[] names = [.. group.Select(r => r.Feature)];
            ErrorCode code = group.Key switch
            {
                "constant" => ErrorCode.ConstantColumn,
                "no values" => ErrorCode.AllMissing,
                "infinite values" => ErrorCode.NonFinite,
                "monotone likelihood" => ErrorCode.MonotoneLikelihood,
                "not converged" => ErrorCode.NotConverged,
                "determined by the covariates" => ErrorCode.Collinear,
                _ => ErrorCode.TooFewObservations,
            };
            diagnostics.Add(Diagnostic.Warning(code, FormattableString.Invariant($"{names.Length} features: {group.Key} ({string.Join(", ", names.Take(5))}{(names.Length > 5 ? ", ..." : "")}).")));
        }
        return new()
        {
            Rows = [.. results],
            Options = options,
            SampleCount = rows.Data.Count,
            EventCount = rows.Data.EventCount,
            Endpoint = rows.Data.Name,
            Covariates = [.. rows.CovariateNames],
            Diagnostics = [.. diagnostics],
        };
    }

    /// <summary>The features with q below a limit, as a table.</summary>
    public Table Where(double qBelow) => ToTable([.. Rows.Where(r => r.Q < qBelow)]);

    /// <summary>The table of all features: feature, n, events, hr_per_sd, ci_low, ci_high, p, q, c_index.</summary>
    public Table ToTable() => ToTable(Rows);

    /// <summary>z of every tested feature as a ranking for enrichment: positive where high values go with early events.</summary>
    public GeneRanking Ranking()
    {
        CoxScreenRow[] tested = [.. Rows.Where(r => r.IsTested && double.IsFinite(r.Z))];
        return GeneRanking.Create([.. tested.Select(r => r.Feature)], [.. tested.Select(r => r.Z)]);
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        yield return ToTable();
        if (Rows.Any(r => r.Reason is not null))
        {
            CoxScreenRow[] noted = [.. Rows.Where(r => r.Reason is not null)];
            yield return Table.From("screen_notes", ("feature", noted.Select(r => r.Feature)), ("n", noted.Select(r => r.N)),
                ("events", noted.Select(r => r.Events)), ("reason", noted.Select(r => r.Reason)));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => TestCount == 0 ? [] : [ScreenFigure.Volcano(this)];

    static Table ToTable(ImmutableArray<CoxScreenRow> rows) => Table.From("screen",
        ("feature", rows.Select(r => r.Feature)), ("n", rows.Select(r => r.N)), ("events", rows.Select(r => r.Events)),
        ("hr_per_sd", rows.Select(r => r.HazardRatio)), ("ci_low", rows.Select(r => r.CiLow)), ("ci_high", rows.Select(r => r.CiHigh)),
        ("p", rows.Select(r => r.P)), ("q", rows.Select(r => r.Q)), ("c_index", rows.Select(r => r.CIndex)));
}
