using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RadioGenomics.Data.Cohorts;

/// <summary>The JSON Schema of a record, with the descriptions of its XML documentation where that lies beside the assembly.</summary>
public static partial class JsonSchemaText
{
    /// <summary>The schema of a record, as the files in data-schemas hold it.</summary>
    /// <param name="type">The record.</param>
    /// <param name="title">Title of the schema.</param>
    public static string Of(Type type, string title)
    {
        ArgumentNullException.ThrowIfNull(type);
        Dictionary<string, string> summaries = Summaries(type.Assembly);
        JsonSchemaExporterOptions exporter = new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, node, summaries),
        };
        var schema = (JsonObject)StrictJson.Options.GetJsonSchemaAsNode(type, exporter);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(StrictJson.Options).ReplaceLineEndings("\n") + "\n";
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, Dictionary<string, string> summaries)
    {
        string? id = context.PropertyInfo?.AttributeProvider is PropertyInfo property
            ? $"P:{property.DeclaringType!.FullName}.{property.Name}"
            : context.Path.IsEmpty ? $"T:{context.TypeInfo.Type.FullName}" : null;
        if (node is JsonObject schema && id is not null && summaries.TryGetValue(id, out string? summary))
        {
            schema["description"] = summary;
        }
        return node;
    }

    static Dictionary<string, string> Summaries(Assembly assembly)
    {
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        return path.Length == 0 || !File.Exists(path) ? [] : XDocument.Load(path).Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")!), StringComparer.Ordinal);
    }

    static string Plain(XElement summary) => Blanks().Replace(string.Concat(summary.Nodes().Select(n => n switch
    {
        XElement e => e.Attribute("cref")?.Value.Split('.', ':')[^1] ?? e.Value,
        XText text => text.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
