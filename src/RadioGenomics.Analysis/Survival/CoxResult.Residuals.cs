using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Residuals, by row or by event.</summary>
public sealed partial record CoxResult
{
    /// <summary>Martingale residuals: events seen minus expected. Shape: [rows].</summary>
    public ImmutableArray<double> MartingaleResiduals()
    {
        double[] expected = Model.Residuals.Expected();
        return [.. expected.Select((e, i) => (Data.State[i] == 1 ? 1 : 0) - e)];
    }

    /// <summary>Deviance residuals: martingale residuals made symmetric. Shape: [rows].</summary>
    public ImmutableArray<double> DevianceResiduals() => [.. MartingaleResiduals().Select((m, i) =>
    {
        double status = Data.State[i] == 1 ? 1 : 0;
        double rest = status == 0 ? 0 : Math.Log(status - m);
        return Math.Sign(m) * Math.Sqrt(Math.Max(0, -2 * (m + rest)));
    })];

    /// <summary>Score residuals. Shape: [rows, coefficients].</summary>
    public LabelledMatrix ScoreResiduals() => ByRow(Scores());

    /// <summary>Change of each coefficient when a row is left out, nearly; weighted. Shape: [rows, coefficients].</summary>
    public LabelledMatrix Dfbeta() => ByRow(DfbetaRows());

    /// <summary><see cref="Dfbeta"/> over the standard errors from the information, as in R. Shape: [rows, coefficients].</summary>
    public LabelledMatrix Dfbetas()
    {
        double[] rows = DfbetaRows();
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] /= Coefficients[i % Coefficients.Length].NaiveStandardError;
        }
        return ByRow(rows);
    }

    double[] DfbetaRows()
    {
        double[] rows = CoxModel.Times(Scores(), NaiveCovariance.Values.ToArray());
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] *= Data.WeightOf(i / Coefficients.Length);
        }
        return rows;
    }

    double[] Scores()
    {
        RefuseExact();
        return Model.Residuals.Score();
    }

    void RefuseExact()
    {
        if (Options.Ties == CoxTies.Exact)
        {
            Throw.ExactTiesConflict("residuals by covariate");
        }
    }

    /// <summary>Times and rows of the events, by stratum and time, as <see cref="SchoenfeldResiduals"/> has them.</summary>
    public ImmutableArray<(int Row, double Time)> Events() =>
        [.. Model.Residuals.EventPositions().Select(k => (Model.Solver.Design.Order[k], Model.Solver.Design.GroupTime[Model.Solver.Design.Last[k] - 1]))];

    /// <summary>Schoenfeld residuals: covariates of an event minus their mean over those at risk. Shape: [events, coefficients].</summary>
    public LabelledMatrix SchoenfeldResiduals()
    {
        RefuseExact();
        return ByEvent(Model.Residuals.Schoenfeld());
    }

    /// <summary>Scaled Schoenfeld residuals: the course of a coefficient over time. Shape: [events, coefficients].</summary>
    public LabelledMatrix ScaledSchoenfeldResiduals()
    {
        RefuseExact();
        return ByEvent(ScaledRows());
    }

    internal double[] ScaledRows()
    {
        double[] rows = CoxModel.Times(Model.Residuals.Schoenfeld(), NaiveCovariance.Values.ToArray());
        int p = Coefficients.Length, events = rows.Length / p;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (rows[i] * events) + Coefficients[i % p].Coefficient;
        }
        return rows;
    }

    LabelledMatrix ByRow(double[] rows) => Matrix(ModelMatrix.RowLabels(Data.SampleIds), rows);

    LabelledMatrix ByEvent(double[] rows) => Matrix(ModelMatrix.RowLabels([.. Events().Select(e => Data.SampleIds[e.Row])]), rows);

    LabelledMatrix Matrix(ImmutableArray<string> labels, double[] rows)
    {
        int p = Coefficients.Length;
        double[] columns = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            columns[((i % p) * labels.Length) + (i / p)] = rows[i];
        }
        return LabelledMatrix.FromColumnMajor(labels, Names, columns);
    }
}
