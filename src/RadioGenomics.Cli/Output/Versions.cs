using System.Reflection;
using System.Runtime.InteropServices;

namespace RadioGenomics.Cli.Output;

/// <summary>What computed the result.</summary>
sealed record Versions(string Radiogenomics, string Dotnet, string Os, string Architecture)
{
    public static Versions Current { get; } = new(
        typeof(Versions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        Environment.Version.ToString(),
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString());
}
