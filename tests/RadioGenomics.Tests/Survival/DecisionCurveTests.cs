using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class DecisionCurveTests
{
    static readonly DecisionCurveOptions Twelve = new() { Thresholds = [.. Enumerable.Range(1, 12).Select(k => k * 5 / 100.0)], Horizon = 1825 };

    static LabelledMatrix Risks(double[] risk) =>
        LabelledMatrix.FromColumnMajor([.. risk.Select((_, i) => $"S{i}")], ["model"], risk).WithName("risks");

    // By hand, threshold 0.5 (odds 1): the two positive rows are one event and one not, of four: net benefit 1/4 - 1/4 = 0; treating
    // all gives 2/4 - 2/4 = 0; nobody is spared. At 0.2 (odds 1/4): three positive, two with the event: 2/4 - 1/4 * 1/4.
    [Fact]
    public void Binary_FourRows_IsAsByHand()
    {
        DecisionCurveResult result = DecisionCurve.Binary([1, 0, 1, 0], Risks([0.9, 0.6, 0.3, 0.1]), new() { Thresholds = [0.2, 0.5] });
        DecisionCurveRow[] model = [.. result.Rows.Where(r => r.Strategy == "model")];
        Assert.Equal(0.5 - 0.0625, model[0].NetBenefit, 12);
        Assert.Equal(0, model[1].NetBenefit, 12);
        Assert.Equal(25, model[0].InterventionsAvoided, 12);
        Assert.All(result.Rows.Where(r => r.Strategy == DecisionCurve.None), r => Assert.Equal(0, r.NetBenefit));
    }

    [Fact]
    public void Survival_Pbc_AgreesWithDcurves()
    {
        var pbc = new Pbc();
        JsonElement json = SharedReference.Json("decision_curves").GetProperty("survival");
        double[] risk = SharedReference.Numbers(json.GetProperty("risk5"));
        Agrees(json.GetProperty("table"), DecisionCurve.Survival(pbc.Data, pbc.Markers(("risk5", risk)), Twelve));
    }

    [Fact]
    public void Binary_Hemorrhage_AgreesWithDcurves()
    {
        JsonElement json = SharedReference.Json("decision_curves").GetProperty("binary");
        string[][] cells = SharedReference.Cells("aSAH");
        int outcome = Array.IndexOf(cells[0], "outcome");
        double[] yes = [.. cells[1..].Select(r => r[outcome].Trim('"') == "Poor" ? 1.0 : 0)], risk = SharedReference.Numbers(json.GetProperty("pred"));
        Agrees(json.GetProperty("table"), DecisionCurve.Binary(yes, Risks(risk), Twelve));
    }

    static void Agrees(JsonElement table, DecisionCurveResult result)
    {
        TimeDependentAucTests.Near(SharedReference.Numbers(table.GetProperty("threshold")), result.Rows.Select(r => r.Threshold), 1e-12);
        foreach ((string column, Func<DecisionCurveRow, double> value) in new (string, Func<DecisionCurveRow, double>)[]
            { ("net_benefit", r => r.NetBenefit), ("tp_rate", r => r.TruePositiveRate), ("fp_rate", r => r.FalsePositiveRate) })
        {
            double[] expected = SharedReference.Numbers(table.GetProperty(column)), found = [.. result.Rows.Select(value)];
            Assert.All(expected.Zip(found), p => Assert.True(Math.Abs(p.First - p.Second) < 1e-12, FormattableString.Invariant($"{column}: {p.Second} and {p.First}")));
        }
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(-0.1)]
    public void Binary_RiskOutsideItsRange_IsRefused(double risk) => Assert.Contains("'S1'", Assert.Throws<RadioGenomicsException>(() =>
        DecisionCurve.Binary([1, 0], Risks([0.5, risk]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Binary_ThresholdOfOne_IsRefused() => Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(() =>
        DecisionCurve.Binary([1, 0], Risks([0.5, 0.5]), new() { Thresholds = [1] })).Code);

    [Fact]
    public void Survival_HorizonBeyondFollowUp_IsRefused()
    {
        var pbc = new Pbc();
        Assert.Equal(ErrorCode.HorizonOutOfRange, Assert.Throws<RadioGenomicsException>(() =>
            DecisionCurve.Survival(pbc.Data, pbc.Markers(("risk", new double[312])), new() { Horizon = 5000 })).Code);
    }
}
