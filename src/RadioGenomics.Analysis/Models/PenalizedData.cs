namespace RadioGenomics.Analysis.Models;

/// <summary>Features and response that passed the checks, with the settings that follow from them.</summary>
sealed record PenalizedData
{
    public required LabelledMatrix Features { get; init; }

    public required PenalizedResponse Response { get; init; }

    public required PenalizedOptions Options { get; init; }

    public required FitSettings Settings { get; init; }

    /// <summary>Rows of the matrix as it was given that are used.</summary>
    public required int[] Rows { get; init; }

    public required List<Diagnostic> Diagnostics { get; init; }

    public static PenalizedData Prepare(LabelledMatrix features, PenalizedResponse response, PenalizedOptions options)
    {
        options = options.Check();
        if (!features.SampleIds.SequenceEqual(response.SampleIds))
        {
            Throw.ResponseNotAligned(features, response);
        }
        List<Diagnostic> diagnostics = [];
        int[] rows = CompleteRows(features, options.Missing, diagnostics);
        if (rows.Length < features.SampleCount)
        {
            (features, response) = (features.SelectSamples(rows), response.Subset(rows));
            Recheck(response);
        }
        double[] factors = Factors(features, options);
        options = options with { LambdaMinRatio = options.LambdaMinRatio ?? (features.SampleCount < features.FeatureCount ? 0.01 : 1e-4) };
        return new()
        {
            Features = features,
            Response = response,
            Options = options,
            Settings = new(options.Alpha, [.. options.Lambda], options.Nlambda, options.LambdaMinRatio.Value, options.Standardize, factors, options.Thresh, options.Maxit),
            Rows = rows,
            Diagnostics = diagnostics,
        };
    }

    // The dropped rows may have been those with the events, or with the only other value.
    static void Recheck(PenalizedResponse response)
    {
        response.Survival?.RequireEvents("a penalised Cox regression");
        if (response.Survival is null && !response.Y.ContainsAnyExcept(response.Y[0]))
        {
            Throw.ResponseConstant(response.Name, response.Y[0], response.Count);
        }
    }

    static int[] CompleteRows(LabelledMatrix features, PenalizedMissing missing, List<Diagnostic> diagnostics)
    {
        int n = features.SampleCount;
        bool[] bad = new bool[n];
        List<(string Feature, int Count)> found = [];
        for (int f = 0; f < features.FeatureCount; f++)
        {
            ReadOnlySpan<double> column = features.Column(f);
            int count = 0;
            for (int i = 0; i < n; i++)
            {
                if (!double.IsFinite(column[i]))
                {
                    bad[i] = true;
                    count++;
                }
            }
            if (count > 0)
            {
                found.Add((features.FeatureIds[f], count));
            }
        }
        if (found.Count > 0 && missing == PenalizedMissing.Error)
        {
            Throw.FeaturesMissing(features.Name, found, n);
        }
        int[] rows = [.. Enumerable.Range(0, n).Where(i => !bad[i])];
        if (rows.Length < 3)
        {
            Throw.NoRowsLeft(features.Name, n, features.FeatureCount);
        }
        if (rows.Length < n)
        {
            diagnostics.Add(Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant(
                $"{n - rows.Length} of {n} rows were left out for missing feature values; most are missing in '{found.MaxBy(f => f.Count).Feature}' ({found.Max(f => f.Count)}).")));
        }
        return rows;
    }

    static double[] Factors(LabelledMatrix features, PenalizedOptions options)
    {
        int p = features.FeatureCount;
        if (options.PenaltyFactor.Length > 0 && options.PenaltyFactor.Length != p)
        {
            Throw.PenaltyFactorCount(options.PenaltyFactor.Length, p);
        }
        double[] factors = options.PenaltyFactor.Length > 0 ? [.. options.PenaltyFactor] : [.. Enumerable.Repeat(1.0, p)];
        foreach (string name in options.Unpenalized)
        {
            factors[features.IndexOfFeature(name)] = 0;
        }
        // As glmnet: a feature that is left out counts as 1 when the factors are scaled to mean 1.
        double sum = factors.Sum(f => double.IsInfinity(f) ? 1 : f);
        if (!factors.Any(f => f > 0 && double.IsFinite(f)))
        {
            Throw.NoPenalty(p);
        }
        return [.. factors.Select(f => f * p / sum)];
    }

    /// <summary>Features that are the same in all rows: named, and without a coefficient.</summary>
    public void NoteConstant(int[] constant)
    {
        if (constant.Length == Features.FeatureCount)
        {
            Throw.AllConstant(Features.Name, Features.FeatureCount);
        }
        if (constant.Length > 0)
        {
            Diagnostics.Add(Diagnostic.Warning(ErrorCode.ConstantColumn, FormattableString.Invariant(
                $"{constant.Length} features are the same in all {Features.SampleCount} rows and keep the coefficient 0: ")
                + string.Join(", ", constant.Take(8).Select(f => Features.FeatureIds[f])) + (constant.Length > 8 ? " ..." : "") + "."));
        }
    }
}
