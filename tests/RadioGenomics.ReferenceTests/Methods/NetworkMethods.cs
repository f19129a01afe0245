using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class AdjacencyOf : IReferenceMethod
{
    public string Name => "Adjacency.Of";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix();
        return Table.From("adjacency",
            ("unsigned", Upper(new() { Network = NetworkType.Unsigned, Power = 6 })),
            ("signed", Upper(new() { Network = NetworkType.Signed, Power = 12 })),
            ("signed_hybrid", Upper(new() { Network = NetworkType.SignedHybrid, Power = 6 })),
            ("signed_bicor", Upper(new() { Network = NetworkType.Signed, Power = 12, Correlation = CorrelationMethod.Bicor })),
            ("unsigned_spearman", Upper(new() { Network = NetworkType.Unsigned, Power = 6, Correlation = CorrelationMethod.Spearman })));

        double[] Upper(NetworkOptions options)
        {
            using AdjacencyResult<double> result = Adjacency.Of<double>(expression, options);
            return UpperTriangle.Of(result.Matrix);
        }
    }
}

sealed class TopologicalOverlapDissimilarity : IReferenceMethod
{
    public string Name => "TopologicalOverlap.Dissimilarity";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix();
        return Table.From("dissimilarity",
            ("unsigned_unsigned_min", Upper(NetworkType.Unsigned, TomType.Unsigned, 6)),
            ("unsigned_unsigned_mean", Upper(NetworkType.Unsigned, TomType.Unsigned, 6, TomDenominator.Mean)),
            ("unsigned_signed_min", Upper(NetworkType.Unsigned, TomType.Signed, 6)),
            ("unsigned_nowick_min", Upper(NetworkType.Unsigned, TomType.SignedNowick, 6)),
            ("signed_unsigned_min", Upper(NetworkType.Signed, TomType.Unsigned, 12)),
            ("signed_signed_min", Upper(NetworkType.Signed, TomType.Signed, 12)),
            ("signed_nowick_min", Upper(NetworkType.Signed, TomType.SignedNowick, 12)),
            ("hybrid_signed_min", Upper(NetworkType.SignedHybrid, TomType.Signed, 6)),
            ("hybrid_nowick_mean", Upper(NetworkType.SignedHybrid, TomType.SignedNowick, 6, TomDenominator.Mean)),
            ("unsigned_signed_bicor", Upper(NetworkType.Unsigned, TomType.Signed, 6, TomDenominator.Min, CorrelationMethod.Bicor)));

        double[] Upper(NetworkType network, TomType tom, double power, TomDenominator denominator = TomDenominator.Min, CorrelationMethod correlation = CorrelationMethod.Pearson)
        {
            var options = new NetworkOptions { Network = network, Tom = tom, Power = power, TomDenominator = denominator, Correlation = correlation };
            using TopologicalOverlapResult<double> result = TopologicalOverlap.Dissimilarity<double>(expression, options);
            return UpperTriangle.Of(result.Dissimilarity);
        }
    }
}

sealed class SoftThresholdPick : IReferenceMethod
{
    static readonly (NetworkType, CorrelationMethod)[] Kinds =
    [
        (NetworkType.Unsigned, CorrelationMethod.Pearson), (NetworkType.Unsigned, CorrelationMethod.Bicor), (NetworkType.Unsigned, CorrelationMethod.Spearman),
        (NetworkType.Signed, CorrelationMethod.Pearson), (NetworkType.Signed, CorrelationMethod.Bicor),
        (NetworkType.SignedHybrid, CorrelationMethod.Pearson), (NetworkType.SignedHybrid, CorrelationMethod.Bicor),
    ];

    public string Name => "SoftThreshold.Pick";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix();
        (string Kind, SoftThresholdRow Row)[] rows = [.. Kinds.SelectMany(k => SoftThreshold.Pick(expression,
            new() { Network = k.Item1, Correlation = k.Item2, Precision = Precision.Double }).Rows.Select(r => ($"{k.Item1} {k.Item2}".ToLowerInvariant(), r)))];
        return Table.From("soft_threshold", ("kind", rows.Select(r => r.Kind)), ("power", rows.Select(r => r.Row.Power)), ("sft_r2", rows.Select(r => r.Row.R2)),
            ("slope", rows.Select(r => r.Row.Slope)), ("truncated_r2", rows.Select(r => r.Row.TruncatedR2)), ("mean_k", rows.Select(r => r.Row.MeanK)),
            ("median_k", rows.Select(r => r.Row.MedianK)), ("max_k", rows.Select(r => r.Row.MaxK)));
    }
}

static class UpperTriangle
{
    /// <summary>R's m[upper.tri(m)]: column by column, without the diagonal.</summary>
    public static double[] Of(PackedSymmetric<double> matrix) =>
        [.. Enumerable.Range(1, matrix.Count - 1).SelectMany(j => Enumerable.Range(0, j).Select(i => matrix[i, j]))];
}
