namespace RadioGenomics.Scripting;

/// <summary>Compares versions as packages write them.</summary>
static class PackageVersions
{
    /// <summary>Whether two texts name the same version: 1.2 is 1.2.0 is 1.2.0.0, and what stands behind a plus sign does not count.</summary>
    public static bool AreSame(string left, string right) => Normal(left).Equals(Normal(right), StringComparison.OrdinalIgnoreCase);

    static string Normal(string version)
    {
        string whole = version.Trim('[', ']', ' ').Split('+')[0];
        int hyphen = whole.IndexOf('-', StringComparison.Ordinal);
        string numbers = hyphen < 0 ? whole : whole[..hyphen], label = hyphen < 0 ? "" : whole[hyphen..];
        List<string> parts = [.. numbers.Split('.').Select(p => p.TrimStart('0') is { Length: > 0 } digits ? digits : "0")];
        while (parts.Count < 4)
        {
            parts.Add("0");
        }
        return string.Join('.', parts) + label;
    }
}
