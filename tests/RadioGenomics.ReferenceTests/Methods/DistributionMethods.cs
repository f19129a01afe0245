using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class DistributionsTails : IReferenceMethod
{
    public string Name => "Distributions.Tails";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        (double Lower, double Upper, double LogUpper)[] rows = [.. Enumerable.Range(0, input.RowCount).Select(i => Row(
            input["f"].TextAt(i)!, input["x"].NumberAt(i), input["a"].NumberAt(i), input["b"].NumberAt(i), input["c"].NumberAt(i)))];
        return Table.From("tails", ("lower", rows.Select(r => r.Lower)), ("upper", rows.Select(r => r.Upper)), ("log_upper", rows.Select(r => r.LogUpper)));
    }

    static (double, double, double) Row(string f, double x, double a, double b, double c) => f switch
    {
        "norm" => (Normal.Cdf(x), Normal.UpperTail(x), Normal.LogUpperTail(x)),
        "t" => (StudentT.Cdf(x, a), StudentT.UpperTail(x, a), StudentT.LogUpperTail(x, a)),
        "chisq" => (ChiSquared.Cdf(x, a), ChiSquared.UpperTail(x, a), ChiSquared.LogUpperTail(x, a)),
        "f" => (FisherF.Cdf(x, a, b), FisherF.UpperTail(x, a, b), FisherF.LogUpperTail(x, a, b)),
        "beta" => (Beta.Cdf(x, a, b), Beta.UpperTail(x, a, b), Beta.LogUpperTail(x, a, b)),
        "gamma" => (Gamma.Cdf(x, a), Gamma.UpperTail(x, a), Gamma.LogUpperTail(x, a)),
        "binom" => (Binomial.Cdf((long)x, (long)a, b), Binomial.UpperTail((long)x, (long)a, b), Binomial.LogUpperTail((long)x, (long)a, b)),
        "pois" => (Poisson.Cdf((long)x, a), Poisson.UpperTail((long)x, a), Poisson.LogUpperTail((long)x, a)),
        "hyper" => Hyper((long)x, (long)a, (long)b, (long)c),
        _ => RankSums(new((int)a, (int)b), x),
    };

    static (double, double, double) Hyper(long x, long marked, long unmarked, long drawn) => (Hypergeometric.Cdf(x, marked, unmarked, drawn),
        Hypergeometric.UpperTail(x, marked, unmarked, drawn), Hypergeometric.LogUpperTail(x, marked, unmarked, drawn));

    static (double, double, double) RankSums(RankSum u, double x) => (u.Cdf(x), u.UpperTail(x), Math.Log(u.UpperTail(x)));
}
