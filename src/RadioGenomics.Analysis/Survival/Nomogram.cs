using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A Cox model as a drawing: points for each value of each variable, whose sum tells survival.</summary>
public static class Nomogram
{
    const int CurvePoints = 201;

    /// <summary>Builds the nomogram of a fitted Cox model.</summary>
    /// <param name="model">The model; without strata.</param>
    /// <param name="design">The columns it was fitted to, with their terms and splines. Shape: [rows, columns].</param>
    /// <param name="table">The table that the columns were built from: ranges of numbers, levels of factors. Shape: [rows].</param>
    /// <param name="options">Horizons, scale.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionConflict"/> for a model with strata,
    /// <see cref="ErrorCode.HorizonOutOfRange"/> (the message names the last usable time), <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>
    /// A value's points are its contribution to the linear predictor less the smallest one of its variable, scaled so that the variable
    /// with the largest range over the values seen gets 100. Survival is that of the model's baseline at the total's linear predictor.
    /// Axes cover the values of the rows used (rms: the limits of datadist), so nothing is extrapolated.
    /// Cost: O(rows × columns). Source: Iasonos, Schrag, Raj, Panageas (2008) J Clin Oncol 26:1364; Harrell (2015) Regression Modeling
    /// Strategies, ch. 5. Reference: R rms 6.5-0 nomogram with the same axis limits; agreement 1e-6 (cph stops its iteration earlier).
    /// </remarks>
    public static NomogramResult Build(CoxResult model, ModelMatrix design, Table table, NomogramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(table);
        options ??= new();
        options.Check();
        if (model.Data.Strata is not null)
        {
            Throw.NomogramOfStrata(model.Data.Name);
        }
        options = options with { Horizons = Horizons(model.Data, options.Horizons) };
        NomogramVariable[] variables = [.. design.Terms.Select(t => NomogramVariable.Of(t, model, design, table)).OfType<NomogramVariable>()];
        return Assemble(model, variables, options);
    }

    /// <summary>Builds the nomogram of a Cox model of numeric columns, each one a variable.</summary>
    /// <param name="model">The model; without strata.</param>
    /// <param name="covariates">The columns it was fitted to. Shape: [rows, columns].</param>
    /// <param name="options">Horizons, scale.</param>
    /// <exception cref="RadioGenomicsException">As the other form.</exception>
    /// <remarks>Source and Reference: as the other form.</remarks>
    public static NomogramResult Build(CoxResult model, LabelledMatrix covariates, NomogramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        var table = new Table("covariates", covariates.FeatureIds.Select((f, i) => TableColumn.Number(f, covariates.Column(i).ToArray())));
        ModelMatrix design = new() { Values = covariates, Terms = [.. covariates.FeatureIds.Select((f, i) => new CoxTerm(f, [i]))] };
        return Build(model, design, table, options);
    }

    static ImmutableArray<double> Horizons(SurvivalData data, ImmutableArray<double> given)
    {
        ImmutableArray<double> horizons = PlainFollowUp.Horizons(data, given);
        return given.IsDefaultOrEmpty && horizons.Length > 3 ? [horizons[horizons.Length / 4], horizons[horizons.Length / 2], horizons[3 * horizons.Length / 4]] : horizons;
    }

    static NomogramResult Assemble(CoxResult model, NomogramVariable[] variables, NomogramOptions options)
    {
        double widest = variables.Max(v => v.Range);
        if (!(widest > 0))
        {
            Throw.NothingToDraw(model.Data.Name);
        }
        double perUnit = options.MaxPoints / widest, lowest = variables.Sum(v => v.Lowest) - model.Coefficients.Select((c, i) => c.Coefficient * model.Means[i]).Sum();
        CoxCurve baseline = model.BaselineHazard()[0];
        double most = variables.Sum(v => v.Range) * perUnit;
        double[] ticks = NiceTicks.Within(0, most, 10);
        return new()
        {
            Name = model.Data.Name,
            TimeUnit = model.Data.TimeUnit,
            RowCount = model.Data.Count,
            EventCount = model.Data.EventCount,
            Axes = [.. variables.Select(v => v.Axis(perUnit, options.Ticks))],
            PointsPerUnit = perUnit,
            LinearPredictorAtZero = lowest,
            MaxTotal = most,
            Totals = [.. ticks.Select(t => Total(t, perUnit, lowest, baseline, options))],
            Fine = [.. Enumerable.Range(0, CurvePoints).Select(k => Total(most * k / (CurvePoints - 1), perUnit, lowest, baseline, options))],
            Options = options,
            Diagnostics = model.Diagnostics,
        };
    }

    static NomogramTotal Total(double points, double perUnit, double lowest, CoxCurve baseline, NomogramOptions options)
    {
        double linear = lowest + (points / perUnit), risk = Math.Exp(linear);
        int median = 0;
        while (median < baseline.Time.Length && Math.Exp(-baseline.CumulativeHazard[median] * risk) > 0.5)
        {
            median++;
        }
        return new()
        {
            Points = points,
            LinearPredictor = linear,
            Survival = [.. options.Horizons.Select(h => Math.Pow(baseline.SurvivalAt(h), risk))],
            MedianSurvival = median < baseline.Time.Length ? baseline.Time[median] : double.NaN,
        };
    }

    /// <summary>A number as an axis shows it.</summary>
    internal static string Text(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
