using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;

namespace RadioGenomics.Scripting;

/// <summary>What a restore is to bring.</summary>
sealed record RestorePlan
{
    /// <summary>The packages that cells ask for, each with a range.</summary>
    public required ImmutableArray<PackageRequest> Packages { get; init; }

    /// <summary>Versions that must be taken for whatever package is needed, by name: those of the lock file.</summary>
    public ImmutableSortedDictionary<string, string> Pinned { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Sources that the notebook names: addresses and whole paths of folders.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Folder that packages are kept in; null: that of this machine.</summary>
    public string? PackagesFolder { get; init; }

    /// <summary>Whether only the notebook's sources are asked, not those that this machine is set up with.</summary>
    public bool OnlyOwnSources { get; init; }

    /// <summary>Whether the same plan always brings the same packages.</summary>
    public bool IsRepeatable => Packages.All(p => p.IsExact);
}

/// <summary>Writes the project whose restore brings the packages into a folder of its own.</summary>
static class RestoreProject
{
    public const string FileName = "notebook.csproj";

    /// <summary>The framework that cells run on.</summary>
    public static string Framework { get; } = FormattableString.Invariant($"net{Environment.Version.Major}.{Environment.Version.Minor}");

    public static void Write(string folder, RestorePlan plan)
    {
        Save(folder, FileName, Project(plan));
        Save(folder, "NuGet.config", Configuration(plan));
        // Settings of folders above must not reach in.
        Save(folder, "Directory.Build.props", new XElement("Project"));
        Save(folder, "Directory.Build.targets", new XElement("Project"));
        Save(folder, "Directory.Packages.props", new XElement("Project",
            new XElement("ItemGroup", plan.Pinned.Select(p => new XElement("PackageVersion", new XAttribute("Include", p.Key), new XAttribute("Version", $"[{p.Value}]"))))));
    }

    static XElement Project(RestorePlan plan)
    {
        bool pins = plan.Pinned.Count > 0;
        return new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("NuGetAudit", "false"),
                new XElement("TreatWarningsAsErrors", "false"),
                new XElement("RestorePackagesWithLockFile", "false"),
                new XElement("ManagePackageVersionsCentrally", pins ? "true" : "false"),
                new XElement("CentralPackageTransitivePinningEnabled", pins ? "true" : "false"),
                plan.PackagesFolder is null ? null : new XElement("RestorePackagesPath", plan.PackagesFolder)),
            new XElement("ItemGroup", plan.Packages.Select(p => new XElement("PackageReference", new XAttribute("Include", p.Id),
                pins && plan.Pinned.ContainsKey(p.Id) ? null : new XAttribute("Version", p.Range)))));
    }

    static XElement Configuration(RestorePlan plan) => new("configuration",
        new XElement("packageSources",
            plan.OnlyOwnSources ? new XElement("clear") : null,
            plan.Sources.Select((s, i) => new XElement("add", new XAttribute("key", FormattableString.Invariant($"notebook-{i + 1}")), new XAttribute("value", s)))));

    static void Save(string folder, string name, XElement content) =>
        File.WriteAllText(Path.Combine(folder, name), content.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
