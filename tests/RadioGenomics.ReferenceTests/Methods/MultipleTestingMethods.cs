using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class MultipleTestingAdjust : IReferenceMethod
{
    public string Name => "MultipleTesting.Adjust";

    public Table Run(ReferenceCase c)
    {
        double[] p = c.Numbers("p");
        return Table.From("adjusted", [("p", p), .. c.Option<AdjustMethod[]>("methods").Select(m => (m.ToString().ToLowerInvariant(), (object)MultipleTesting.Adjust(p, m)))]);
    }
}

sealed class NullShareEstimate : IReferenceMethod
{
    public string Name => "NullShare.Smoother";

    public Table Run(ReferenceCase c)
    {
        double[] p = c.Numbers("p");
        double last = c.Option<double>("lastLambda");
        return Table.From("pi0", ("smoother", new[] { NullShare.Smoother(p, last) }), ("bootstrap", new[] { NullShare.Bootstrap(p) }));
    }
}
