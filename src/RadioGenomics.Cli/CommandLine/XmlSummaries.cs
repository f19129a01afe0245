using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>Reads the documentation files beside the assemblies, so that help and API documentation are one text.</summary>
static partial class XmlSummaries
{
    static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Files = new();

    public static string Of(PropertyInfo property)
    {
        string key = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        return Files.GetOrAdd(property.DeclaringType.Assembly, Load).GetValueOrDefault(key, "");
    }

    static Dictionary<string, string> Load(Assembly assembly)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return !File.Exists(path)
            ? []
            : XDocument.Load(path).Descendants("member")
                .Where(m => m.Element("summary") is not null)
                .ToDictionary(m => m.Attribute("name")!.Value, m => Text(m.Element("summary")!), StringComparer.Ordinal);
    }

    static string Text(XElement summary)
    {
        foreach (XElement reference in summary.Descendants().Where(e => e.Attribute("cref") is not null).ToList())
        {
            reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('.')[^1]);
        }
        return Blanks().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
