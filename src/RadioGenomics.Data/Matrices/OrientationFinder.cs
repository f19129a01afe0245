using System.Text.RegularExpressions;

namespace RadioGenomics.Data;

/// <summary>Tells from labels which way a matrix stands. Says on what evidence; never guesses.</summary>
static partial class OrientationFinder
{
    /// <summary>What is known about one axis of a file.</summary>
    readonly record struct Axis(int Count, double Samples, double Features, double Template, double KnownSamples, double KnownFeatures);

    public readonly record struct Finding(Orientation Orientation, string Evidence);

    /// <summary>Decides.</summary>
    /// <param name="corner">The first cell of the header.</param>
    /// <param name="header">Labels of the value columns.</param>
    /// <param name="rows">Labels of the first rows.</param>
    /// <param name="knownSamples">Identifiers of samples or patients known from elsewhere; may be empty.</param>
    /// <param name="knownFeatures">Names of features known from elsewhere; may be empty.</param>
    /// <returns>The orientation, or Auto with what was seen.</returns>
    public static Finding Find(string corner, IReadOnlyList<string> header, IReadOnlyList<string> rows,
        IReadOnlyCollection<string> knownSamples, IReadOnlyCollection<string> knownFeatures)
    {
        Axis columns = Measure(header, knownSamples, knownFeatures), lines = Measure(rows, knownSamples, knownFeatures);
        Finding[] findings = [.. new[] { ByKnown(columns, lines), ByCorner(corner), ByNames(columns, lines) }.Where(f => f.Orientation != Orientation.Auto)];
        if (findings.Length == 0)
        {
            Finding weak = ByTemplate(columns, lines);
            return weak.Orientation != Orientation.Auto ? weak
                : new(Orientation.Auto, $"the first column is headed '{Throw.Short(corner)}', columns are {Throw.Listing(header, 3)}, rows are {Throw.Listing(rows, 3)}");
        }
        // UCSC Xena heads the column of genes with "sample": there the labels themselves are believed.
        if (corner == "sample" && findings.Length > 1)
        {
            findings = [.. findings.Where(f => !f.Evidence.EndsWith("is headed 'sample'", StringComparison.Ordinal))];
        }
        bool agree = findings.All(f => f.Orientation == findings[0].Orientation);
        string evidence = string.Join("; ", findings.Select(f => f.Evidence));
        return agree ? new(findings[0].Orientation, evidence) : new(Orientation.Auto, "the evidence disagrees: " + evidence);
    }

    static Finding ByKnown(Axis columns, Axis lines)
    {
        if (columns.KnownSamples > 0 != lines.KnownSamples > 0)
        {
            return columns.KnownSamples > 0
                ? new(Orientation.FeaturesInRows, Share(columns.KnownSamples) + " of the columns are samples of another table")
                : new(Orientation.SamplesInRows, Share(lines.KnownSamples) + " of the rows are samples of another table");
        }
        if (columns.KnownFeatures > 0 != lines.KnownFeatures > 0)
        {
            return columns.KnownFeatures > 0
                ? new(Orientation.SamplesInRows, Share(columns.KnownFeatures) + " of the columns are known features")
                : new(Orientation.FeaturesInRows, Share(lines.KnownFeatures) + " of the rows are known features");
        }
        return default;
    }

    static Finding ByCorner(string corner) =>
        SampleCorner().IsMatch(corner) ? new(Orientation.SamplesInRows, $"the first column is headed '{corner}'")
        : FeatureCorner().IsMatch(corner) ? new(Orientation.FeaturesInRows, $"the first column is headed '{corner}'")
        : default;

    static Finding ByNames(Axis columns, Axis lines)
    {
        if (columns.Samples >= 0.5 && lines.Samples < 0.5)
        {
            return new(Orientation.FeaturesInRows, Share(columns.Samples) + " of the columns look like sample identifiers");
        }
        if (lines.Samples >= 0.5 && columns.Samples < 0.5)
        {
            return new(Orientation.SamplesInRows, Share(lines.Samples) + " of the rows look like sample identifiers");
        }
        if (columns.Features >= 0.5 && lines.Features < 0.5)
        {
            return new(Orientation.SamplesInRows, Share(columns.Features) + " of the columns look like feature names");
        }
        if (lines.Features >= 0.5 && columns.Features < 0.5)
        {
            return new(Orientation.FeaturesInRows, Share(lines.Features) + " of the rows look like feature names");
        }
        return default;
    }

    /// <summary>Samples are usually numbered (R01-001, R01-002); gene symbols are not.</summary>
    static Finding ByTemplate(Axis columns, Axis lines)
    {
        bool enough = columns.Count >= 3 && lines.Count >= 3;
        if (enough && columns.Template >= 0.8 && lines.Template < 0.5)
        {
            return new(Orientation.FeaturesInRows, Share(columns.Template) + " of the columns are numbered alike, the rows are not");
        }
        if (enough && lines.Template >= 0.8 && columns.Template < 0.5)
        {
            return new(Orientation.SamplesInRows, Share(lines.Template) + " of the rows are numbered alike, the columns are not");
        }
        return default;
    }

    static string Share(double share) => FormattableString.Invariant($"{Math.Round(100 * share)} %");

    static Axis Measure(IReadOnlyList<string> labels, IReadOnlyCollection<string> knownSamples, IReadOnlyCollection<string> knownFeatures)
    {
        string[] look = [.. labels.Take(2000)];
        double n = Math.Max(1, look.Length);
        int template = look.Where(l => l.Any(char.IsAsciiDigit)).GroupBy(l => Digits().Replace(l, "#"))
            .Select(g => g.Count()).DefaultIfEmpty(0).Max();
        return new(labels.Count, look.Count(l => SampleLike().IsMatch(l)) / n, look.Count(IsFeatureLike) / n, template / n,
            CountKnown(look, knownSamples) / n, CountKnown(look, knownFeatures) / n);
    }

    static double CountKnown(string[] labels, IReadOnlyCollection<string> known)
    {
        var exact = new HashSet<string>(known, StringComparer.Ordinal);
        // A table may say TCGA-BA-4074 and this one TCGA-BA-4074-01A; five characters keep "P1" from matching "P10".
        string[] stems = [.. known.Where(k => k.Length >= 5).Take(5000)];
        return labels.Count(l => exact.Contains(l) || (l.Length > 5 && stems.Any(k => l.StartsWith(k, StringComparison.Ordinal))));
    }

    static bool IsFeatureLike(string label) => FeatureLike().IsMatch(label) || FeatureName.Parse(label).IsRecognized;

    [GeneratedRegex(@"^(_?patient|_?sample|subject|case|barcode|bcr_patient_barcode|tumor_sample_barcode|mouse|animal|individual)([ _.]?(id|name|barcode|s))?$", RegexOptions.IgnoreCase)]
    private static partial Regex SampleCorner();

    [GeneratedRegex(@"^(feature|featurename|feature[ _]name|gene|genes|gene[ _.]?(id|name|symbol)|hugo_symbol|symbol|probe([ _]?id|set)?|probeset_id|id_ref|clid|geneset_id|ensembl([ _]?id)?|ensembl_gene_id|mirna|mirna_id|transcript([ _]?id)?|composite\.element\.ref)$", RegexOptions.IgnoreCase)]
    private static partial Regex FeatureCorner();

    [GeneratedRegex(@"^(TCGA-[A-Z0-9]{2}-[A-Z0-9]{4}|TARGET-\d|GTEX-|GSM\d{4}|[SED]RR\d{5}|CPTAC|C3[LN]-\d{5}|patient|subject|sample)", RegexOptions.IgnoreCase)]
    private static partial Regex SampleLike();

    [GeneratedRegex(@"^(ENS[A-Z]{0,4}[GTP]\d{6}|hsa-(mir|let)|mmu-(mir|let)|ILMN_\d|cg\d{8}|diagnostics_|(GO|KEGG|REACTOME|HALLMARK)_|N[MR]_\d{4})|_at$", RegexOptions.IgnoreCase)]
    private static partial Regex FeatureLike();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
