using System.Text.RegularExpressions;

namespace RadioGenomics.Data;

/// <summary>Whose naming scheme a feature name follows.</summary>
public enum FeatureNaming
{
    /// <summary>None that is known: a generic table.</summary>
    Generic,
    /// <summary>PyRadiomics: imageType_class_Feature.</summary>
    PyRadiomics,
    /// <summary>MIRP: filter_class_feature_settings, lower case.</summary>
    Mirp,
    /// <summary>LIFEx: CLASS_Feature.</summary>
    Lifex,
}

/// <summary>
/// The parts of a radiomic feature's name, such as <c>peri-0-5mm_arterial_wavelet-LHL_glcm_JointEntropy</c>: region, phase, image type,
/// filter parameter, class, feature.
/// </summary>
public sealed partial record FeatureName
{
    /// <summary>The name as it stands in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Whose scheme it follows.</summary>
    public FeatureNaming Naming { get; init; }

    /// <summary>Region of interest, such as "peri-0-5mm"; empty: the lesion itself.</summary>
    public string Region { get; init; } = "";

    /// <summary>Contrast phase or sequence, such as "arterial" or "t1ce"; empty: only one.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Image type: "original", "wavelet", "log-sigma", "square" ...; empty when the name does not say.</summary>
    public string ImageType { get; init; } = "";

    /// <summary>The filter's parameter as written: "LHL", "2-0-mm-3D"; empty: none.</summary>
    public string FilterParameter { get; init; } = "";

    /// <summary>Class in lower case: "shape", "firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm" ...; empty when the name does not say.</summary>
    public string FeatureClass { get; init; } = "";

    /// <summary>The feature itself, such as "JointEntropy".</summary>
    public required string Feature { get; init; }

    /// <summary>Whether the name follows a known scheme.</summary>
    public bool IsRecognized => Naming != FeatureNaming.Generic;

    /// <summary>Whether the value is the region's volume in some form: the first confounder to adjust for.</summary>
    public bool IsVolumeLike => VolumeName().IsMatch(Feature) && FeatureClass is "" or "shape" or "shapesize" or "morphological" or "morph" or "volume";

    /// <summary>Scale of a Laplacian-of-Gaussian filter in millimetres; null for other filters.</summary>
    public double? SigmaMm =>
        ImageType == "log-sigma" && SigmaValue().Match(FilterParameter) is { Success: true } m
            ? double.Parse(m.Groups[1].Value + "." + m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Takes a name apart. A name of no known scheme comes back as a generic feature, never as an error.</summary>
    /// <param name="name">The column name.</param>
    public static FeatureName Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string[] tokens = name.Split('_');
        return TryPyRadiomics(name, tokens) ?? TryMirp(name, tokens) ?? TryLifex(name, tokens) ?? new FeatureName { Name = name, Feature = name };
    }

    /// <summary>The first volume-like feature of the lesion itself in the original image; null when there is none.</summary>
    /// <param name="names">Names of a table, in order.</param>
    public static FeatureName? FindVolume(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        FeatureName[] volumes = [.. names.Select(Parse).Where(n => n.IsVolumeLike)];
        return volumes.FirstOrDefault(v => v.Region.Length == 0 && v.Feature.Contains("Mesh", StringComparison.Ordinal))
            ?? volumes.FirstOrDefault(v => v.Region.Length == 0) ?? volumes.FirstOrDefault();
    }

    static FeatureName? TryPyRadiomics(string name, string[] tokens)
    {
        int at = Array.FindIndex(tokens, t => ImageTypeToken().IsMatch(t));
        int classAt = at >= 0 ? at + 1 : FindClass(tokens);
        if (classAt < 0 || classAt + 1 >= tokens.Length || !ClassToken().IsMatch(tokens[classAt]))
        {
            return null;
        }
        (string region, string phase) = SplitPrefix(tokens[..(at >= 0 ? at : classAt)]);
        string[] rest = tokens[(classAt + 1)..];
        if (phase.Length == 0 && rest.Length > 1 && PhaseToken().IsMatch(rest[^1]))
        {
            phase = rest[^1];
            rest = rest[..^1];
        }
        (string type, string parameter) = at >= 0 ? SplitImageType(tokens[at]) : ("original", "");
        return new FeatureName
        {
            Name = name,
            Naming = FeatureNaming.PyRadiomics,
            Region = region,
            Phase = phase,
            ImageType = type,
            FilterParameter = parameter,
            FeatureClass = tokens[classAt].ToLowerInvariant(),
            Feature = string.Join('_', rest),
        };
    }

    /// <summary>Without an image type: a class in mixed case anywhere (firstOrder), in capitals (GLCM) only in front of a capitalised feature.</summary>
    static int FindClass(string[] tokens)
    {
        int mixed = Array.FindIndex(tokens, t => ClassToken().IsMatch(t) && !t.All(char.IsAsciiLetterUpper));
        bool capitals = tokens.Length >= 2 && ClassToken().IsMatch(tokens[0]) && char.IsAsciiLetterUpper(tokens[1].FirstOrDefault());
        return mixed >= 0 ? mixed : capitals ? 0 : -1;
    }

    static FeatureName? TryMirp(string name, string[] tokens)
    {
        int at = Array.FindIndex(tokens, t => MirpClass().IsMatch(t));
        if (at < 0 || at + 1 >= tokens.Length || name.Any(char.IsAsciiLetterUpper) || (at > 0 && !MirpFilter().IsMatch(tokens[0])))
        {
            return null;
        }
        return new FeatureName
        {
            Name = name,
            Naming = FeatureNaming.Mirp,
            ImageType = at > 0 ? tokens[0] : "original",
            FilterParameter = at > 1 ? string.Join('_', tokens[1..at]) : "",
            FeatureClass = tokens[at],
            Feature = string.Join('_', tokens[(at + 1)..]),
        };
    }

    static FeatureName? TryLifex(string name, string[] tokens) => tokens.Length < 2 || !LifexClass().IsMatch(tokens[0]) ? null : new FeatureName
    {
        Name = name,
        Naming = FeatureNaming.Lifex,
        ImageType = "original",
        FeatureClass = tokens[0].ToLowerInvariant(),
        Feature = string.Join('_', tokens[1..]),
    };

    static (string Region, string Phase) SplitPrefix(string[] prefix)
    {
        string[] phases = [.. prefix.Where(t => PhaseToken().IsMatch(t))];
        return (string.Join('_', prefix.Except(phases)), string.Join('_', phases));
    }

    static (string Type, string Parameter) SplitImageType(string token)
    {
        Match match = ImageTypeToken().Match(token);
        return (match.Groups["type"].Value.ToLowerInvariant(), match.Groups["parameter"].Value);
    }

    [GeneratedRegex(@"^((?<type>original|square|squareroot|logarithm|exponential|gradient)|(?<type>log-sigma|lbp|wavelet2?)-?(?<parameter>.*))$", RegexOptions.IgnoreCase)]
    private static partial Regex ImageTypeToken();

    [GeneratedRegex(@"^(shape|shape2d|shapesize|firstorder|globalhistogram|histogram|glcm|glrlm|glszm|gldm|ngtdm)$", RegexOptions.IgnoreCase)]
    private static partial Regex ClassToken();

    [GeneratedRegex(@"^(arterial|art|ap|venous|portal|portalvenous|pv|pvp|delayed|dp|equilibrium|precontrast|pre|post|postcontrast|hbp|hepatobiliary|t1|t1w|t1c|t1ce|t1gd|t2|t2w|flair|adc|dwi|ncct|cect|pet|ct)$", RegexOptions.IgnoreCase)]
    private static partial Regex PhaseToken();

    [GeneratedRegex(@"^(morph|loc|stat|ih|ivh|cm|rlm|szm|dzm|ngt|ngl)$")]
    private static partial Regex MirpClass();

    [GeneratedRegex(@"^(log|laws|gabor|mean|gaussian|wavelet|rw|nonsep|riesz|square|square-root|squareroot|logarithm|exponential|gradient|lbp)")]
    private static partial Regex MirpFilter();

    [GeneratedRegex(@"^(CONVENTIONAL|DISCRETIZED|SHAPE|MORPHOLOGICAL|INTENSITY-BASED|INTENSITY-HISTOGRAM|INTENSITY-VOLUME-HISTOGRAM|LOCAL_INTENSITY_BASED|LOCAL|HISTO|GLCM|GLRLM|GLSZM|GLZLM|NGTDM|NGLDM|GLDZM)$")]
    private static partial Regex LifexClass();

    [GeneratedRegex(@"^((mesh|voxel|approximate)?volume(\s*[\(\[].*)?|vol_approx|volume_(mm3|ml|cm3|cc)|voxelnum(ber)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex VolumeName();

    [GeneratedRegex(@"^(\d+)-(\d+)")]
    private static partial Regex SigmaValue();
}
