using System.Collections.Immutable;

namespace RadioGenomics.Demo;

/// <summary>One radiomic feature of the plan: what drives it and how strongly.</summary>
/// <param name="Name">PyRadiomics name.</param>
/// <param name="Driver">Kind of driver.</param>
/// <param name="Source">Name of the latent variable; empty for none.</param>
/// <param name="Loading">Correlation with the latent variable.</param>
sealed record PlannedFeature(string Name, DriverKind Driver, string Source, double Loading);

/// <summary>Which features the demo cohort has: names as PyRadiomics 3 writes them, drivers as planted.</summary>
static class DemoFeatures
{
    public const string Volume = "original_shape_MeshVolume";
    public const string VoxelVolume = "original_shape_VoxelVolume";
    public const string Constant = "original_firstorder_Minimum";
    public const string WithMissing = "original_glcm_Imc1";
    public const string MutationDriven = "original_firstorder_Uniformity";

    const string Shape = "MeshVolume VoxelVolume SurfaceArea SurfaceVolumeRatio Maximum3DDiameter Maximum2DDiameterSlice Maximum2DDiameterColumn Maximum2DDiameterRow "
        + "MajorAxisLength MinorAxisLength LeastAxisLength Elongation Flatness Sphericity";

    const string FirstOrder = "10Percentile 90Percentile Energy Entropy InterquartileRange Kurtosis Maximum MeanAbsoluteDeviation Mean Median Minimum Range "
        + "RobustMeanAbsoluteDeviation RootMeanSquared Skewness TotalEnergy Uniformity Variance";

    const string Glcm = "Autocorrelation ClusterProminence ClusterShade ClusterTendency Contrast Correlation DifferenceAverage DifferenceEntropy DifferenceVariance "
        + "Id Idm Idmn Idn Imc1 Imc2 InverseVariance JointAverage JointEnergy JointEntropy MCC MaximumProbability SumAverage SumEntropy SumSquares";

    const string Glrlm = "GrayLevelNonUniformity GrayLevelNonUniformityNormalized GrayLevelVariance HighGrayLevelRunEmphasis LongRunEmphasis "
        + "LongRunHighGrayLevelEmphasis LongRunLowGrayLevelEmphasis LowGrayLevelRunEmphasis RunEntropy RunLengthNonUniformity RunLengthNonUniformityNormalized "
        + "RunPercentage RunVariance ShortRunEmphasis ShortRunHighGrayLevelEmphasis ShortRunLowGrayLevelEmphasis";

    const string Glszm = "GrayLevelNonUniformity GrayLevelNonUniformityNormalized GrayLevelVariance HighGrayLevelZoneEmphasis LargeAreaEmphasis "
        + "LargeAreaHighGrayLevelEmphasis LargeAreaLowGrayLevelEmphasis LowGrayLevelZoneEmphasis SizeZoneNonUniformity SizeZoneNonUniformityNormalized "
        + "SmallAreaEmphasis SmallAreaHighGrayLevelEmphasis SmallAreaLowGrayLevelEmphasis ZoneEntropy ZonePercentage ZoneVariance";

    const string Ngtdm = "Busyness Coarseness Complexity Contrast Strength";

    static readonly string[] Images = ["original", "wavelet-LLH", "wavelet-LHL", "wavelet-LHH", "wavelet-HLL", "wavelet-HLH", "wavelet-HHL", "wavelet-HHH", "wavelet-LLL", "log-sigma-2-0-mm-3D"];

    // Features that grow (or fall) with the number of voxels by their very definition.
    static readonly Dictionary<string, double> SizeFeatures = new(StringComparer.Ordinal)
    {
        ["firstorder_Energy"] = 0.85,
        ["firstorder_TotalEnergy"] = 0.85,
        ["glrlm_GrayLevelNonUniformity"] = 0.9,
        ["glrlm_RunLengthNonUniformity"] = 0.9,
        ["glszm_GrayLevelNonUniformity"] = 0.8,
        ["glszm_SizeZoneNonUniformity"] = 0.8,
        ["glszm_LargeAreaEmphasis"] = 0.7,
        ["ngtdm_Busyness"] = 0.7,
        ["ngtdm_Coarseness"] = -0.7,
    };

    static readonly (string Module, double Loading, string Features)[] Planted =
    [
        ("proliferation", 0.75, "firstorder_Entropy glcm_JointEntropy glcm_SumEntropy glrlm_RunEntropy"),
        ("hepatocyte", -0.7, "firstorder_Mean firstorder_Median firstorder_10Percentile"),
        ("t-cells", 0.7, "glcm_Contrast glcm_DifferenceVariance glcm_DifferenceAverage"),
        ("macrophages", 0.65, "glszm_SmallAreaEmphasis glszm_ZoneEntropy"),
        ("stroma", 0.7, "glcm_Idmn glcm_Idn glcm_Correlation"),
        ("angiogenesis", 0.7, "firstorder_90Percentile firstorder_Maximum firstorder_Range"),
        ("interferon", 0.65, "glcm_ClusterShade firstorder_Skewness"),
        ("wnt-targets", -0.7, "glszm_HighGrayLevelZoneEmphasis glrlm_HighGrayLevelRunEmphasis"),
    ];

    public static ImmutableArray<PlannedFeature> Plan(int count)
    {
        var planted = Planted
            .SelectMany(p => p.Features.Split(' ').Select(f => (Name: "original_" + f, p.Module, p.Loading)))
            .ToDictionary(p => p.Name, p => (p.Module, p.Loading), StringComparer.Ordinal);
        return [.. Names().Take(count).Select(name => PlanOf(name, planted))];
    }

    static PlannedFeature PlanOf(string name, Dictionary<string, (string Module, double Loading)> planted)
    {
        string rest = name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..];
        if (name == Constant)
        {
            return new(name, DriverKind.Constant, "", 0);
        }
        if (planted.TryGetValue(name, out (string Module, double Loading) effect))
        {
            return new(name, DriverKind.Module, effect.Module, effect.Loading);
        }
        if (name == MutationDriven)
        {
            return new(name, DriverKind.Mutation, "CTNNB1", 0.6);
        }
        if (rest.StartsWith("shape_", StringComparison.Ordinal))
        {
            return rest is "shape_Elongation" or "shape_Flatness" or "shape_Sphericity"
                ? new(name, DriverKind.None, "", 0) : new(name, DriverKind.Shape, "volume", rest == "shape_SurfaceVolumeRatio" ? -0.95 : 0.95);
        }
        return SizeFeatures.TryGetValue(rest, out double loading) ? new(name, DriverKind.Volume, "volume", loading) : new(name, DriverKind.None, "", 0);
    }

    static IEnumerable<string> Names()
    {
        (string Class, string Names)[] classes = [("firstorder", FirstOrder), ("glcm", Glcm), ("glrlm", Glrlm), ("glszm", Glszm), ("ngtdm", Ngtdm)];
        return Shape.Split(' ').Select(n => "original_shape_" + n)
            .Concat(Images.SelectMany(image => classes.SelectMany(c => c.Names.Split(' ').Select(n => $"{image}_{c.Class}_{n}"))));
    }
}
