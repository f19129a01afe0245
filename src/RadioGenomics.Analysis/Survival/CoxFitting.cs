using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>The steps of <see cref="CoxRegression.Fit(SurvivalData, LabelledMatrix, CoxOptions?, RunContext?, ReadOnlySpan{double}, ImmutableArray{CoxTerm})"/>.</summary>
static class CoxFitting
{
    public static CoxResult Run(SurvivalData data, LabelledMatrix covariates, CoxOptions options, ReadOnlySpan<double> offset,
        ImmutableArray<CoxTerm> terms, RunContext run)
    {
        List<Diagnostic> diagnostics = [];
        CheckRows(data, covariates, offset);
        int[] rows = CompleteRows(data, covariates, offset);
        if (rows.Length < data.Count)
        {
            diagnostics.Add(MissingNote(data, covariates, rows.Length));
        }
        SurvivalData used = rows.Length == data.Count ? data : data.Subset(rows);
        diagnostics.AddRange(used.Diagnostics);
        used.RequireEvents("a Cox model");
        bool robust = options.Robust ?? used.Clusters is not null;
        CheckExact(used, options, robust);
        CoxDesign design = DesignOf(used);
        double[] columns = Columns(covariates, rows);
        List<int> kept = CoxColumns.Estimable(columns, covariates.FeatureIds, design, diagnostics);
        if (kept.Count == 0)
        {
            Throw.NothingToEstimate(covariates.FeatureIds);
        }
        var model = new CoxModel(used, design, columns, kept, Pick(offset, rows), covariates.FeatureIds, options);
        CoxNotes.EventsPerVariable(used, kept.Count, options, diagnostics);
        return Assemble(model, data.Count - rows.Length, options with { Robust = robust }, KeptTerms(terms, covariates.FeatureIds, kept), diagnostics, run);
    }

    public static void CheckRows(SurvivalData data, LabelledMatrix covariates, ReadOnlySpan<double> offset)
    {
        ImmutableArray<string> expected = ModelMatrix.RowLabels(data.SampleIds), found = covariates.SampleIds;
        int at = found.Length != expected.Length ? -1 : Enumerable.Range(0, expected.Length).FirstOrDefault(i => found[i] != expected[i], -2);
        if (at != -2)
        {
            Throw.CovariateRows(data.Name, found.Length, expected.Length, at < 0 ? null : found[at], at < 0 ? null : expected[at]);
        }
        if (offset.Length > 0 && (offset.Length != data.Count || offset.ContainsAnyExceptInRange(double.MinValue, double.MaxValue)))
        {
            Throw.OffsetInvalid(offset.Length, data.Count);
        }
    }

    public static int[] CompleteRows(SurvivalData data, LabelledMatrix covariates, ReadOnlySpan<double> offset)
    {
        bool[] missing = new bool[data.Count];
        for (int c = 0; c < covariates.FeatureCount; c++)
        {
            ReadOnlySpan<double> column = covariates.Column(c);
            for (int i = 0; i < column.Length; i++)
            {
                if (double.IsInfinity(column[i]))
                {
                    Throw.InfiniteCovariate(data.SampleIds[i], covariates.FeatureIds[c], column[i]);
                }
                missing[i] |= double.IsNaN(column[i]);
            }
        }
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(i => !missing[i])];
        if (rows.Length == 0)
        {
            Throw.NoCompleteRows(data.Count, MissingByColumn(covariates).Select(c => FormattableString.Invariant($"{c.Name} ({c.Count})")));
        }
        return rows;
    }

    static IEnumerable<(string Name, int Count)> MissingByColumn(LabelledMatrix covariates) => Enumerable.Range(0, covariates.FeatureCount)
        .Select(c => (Name: covariates.FeatureIds[c], Count: covariates.Column(c).ToArray().Count(double.IsNaN)))
        .Where(c => c.Count > 0).OrderByDescending(c => c.Count).Take(5);

    public static Diagnostic MissingNote(SurvivalData data, LabelledMatrix covariates, int left) => Diagnostic.Warning(ErrorCode.IdentifierDropped,
        FormattableString.Invariant($"{data.Count - left} of {data.Count} rows miss a covariate and were left out; missing: ")
        + string.Join(", ", MissingByColumn(covariates).Select(c => FormattableString.Invariant($"{c.Name} in {c.Count}"))) + ".");

    static void CheckExact(SurvivalData data, CoxOptions options, bool robust)
    {
        if (options.Ties != CoxTies.Exact)
        {
            return;
        }
        string? conflict = data.Weights.Length > 0 ? "case weights" : robust ? "a robust variance" : options.Firth ? "Firth's penalty" : null;
        if (conflict is not null)
        {
            Throw.ExactTiesConflict(conflict);
        }
    }

    /// <summary>Who is at risk when, times that differ by rounding made equal.</summary>
    public static CoxDesign DesignOf(SurvivalData data)
    {
        double[] start = data.Start.ToArray(), time = data.Time.ToArray();
        TimeTies.Merge(start, time);
        bool[] events = new bool[time.Length];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = data.State[i] == 1;
        }
        return CoxDesign.Create(start, time, events, data.Strata is { } strata ? strata.Codes.AsSpan() : []);
    }

    public static double[] Columns(LabelledMatrix covariates, int[] rows)
    {
        double[] columns = new double[covariates.FeatureCount * rows.Length];
        for (int c = 0; c < covariates.FeatureCount; c++)
        {
            Pick(covariates.Column(c), rows).CopyTo(columns, c * rows.Length);
        }
        return columns;
    }

    static double[] Pick(ReadOnlySpan<double> values, int[] rows)
    {
        double[] picked = new double[values.IsEmpty ? 0 : rows.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    static ImmutableArray<CoxTerm> KeptTerms(ImmutableArray<CoxTerm> terms, ImmutableArray<string> names, List<int> kept)
    {
        IEnumerable<CoxTerm> all = terms.IsDefaultOrEmpty ? names.Select((n, i) => new CoxTerm(n, [i])) : terms;
        return [.. all.Select(t => t with { Columns = [.. t.Columns.Select(c => kept.IndexOf(c)).Where(c => c >= 0)] }).Where(t => t.Columns.Length > 0)];
    }

    static CoxResult Assemble(CoxModel model, int dropped, CoxOptions options, ImmutableArray<CoxTerm> terms, List<Diagnostic> diagnostics, RunContext run)
    {
        CoxEstimates estimates = options.Firth ? FirthCox.Fit(model, options, run) : model.Fit(options);
        diagnostics.AddRange(estimates.Diagnostics);
        CoxNotes.Separation(model, estimates, options, diagnostics);
        CoxCoefficient[] coefficients = [.. Enumerable.Range(0, model.Names.Length).Select(a => Coefficient(model, estimates, options, a))];
        var result = new CoxResult
        {
            Coefficients = [.. coefficients],
            Terms = terms,
            Model = model,
            Options = options,
            Data = model.Data,
            DroppedRows = dropped,
            Covariance = CoxModel.Matrix(model.Names, estimates.Variance),
            NaiveCovariance = CoxModel.Matrix(model.Names, estimates.NaiveVariance),
            LogLikelihood = estimates.LogLikelihood,
            NullLogLikelihood = estimates.NullLogLikelihood,
            Tests = estimates.Tests,
            Iterations = estimates.Iterations,
            Converged = estimates.Converged,
            Concordance = Concordance.Compute(model.Data, model.LinearPredictors(estimates.Coefficients)),
            Diagnostics = [.. diagnostics],
        };
        return result with { Diagnostics = [.. diagnostics, .. CoxNotes.Proportionality(result)] };
    }

    static CoxCoefficient Coefficient(CoxModel model, CoxEstimates estimates, CoxOptions options, int a)
    {
        int p = model.Names.Length;
        double coefficient = estimates.Coefficients[a], se = Math.Sqrt(estimates.Variance[(a * p) + a]);
        double half = Normal.Quantile((1 + options.ConfidenceLevel) / 2) * se;
        return new()
        {
            Term = model.Names[a],
            Coefficient = coefficient,
            StandardError = se,
            NaiveStandardError = Math.Sqrt(estimates.NaiveVariance[(a * p) + a]),
            P = estimates.Profile.IsDefault ? Normal.TwoSided(coefficient / se) : estimates.Profile[a].P,
            CiLow = Math.Exp(estimates.Profile.IsDefault ? coefficient - half : estimates.Profile[a].Low),
            CiHigh = Math.Exp(estimates.Profile.IsDefault ? coefficient + half : estimates.Profile[a].High),
        };
    }
}
