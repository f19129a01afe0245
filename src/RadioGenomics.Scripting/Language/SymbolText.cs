using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace RadioGenomics.Scripting;

/// <summary>What a symbol is and what its documentation says.</summary>
static class SymbolText
{
    const int MostOverloads = 8;
    static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, XElement>> Files = new(StringComparer.Ordinal);

    public static MimeBundle Describe(ImmutableArray<ISymbol> symbols)
    {
        var text = new StringBuilder();
        foreach (ISymbol symbol in symbols.Take(MostOverloads))
        {
            text.Append(symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)).Append('\n');
        }
        if (symbols.Length > MostOverloads)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"(and {symbols.Length - MostOverloads} more)\n");
        }
        if (Documentation(symbols[0]) is XElement documentation)
        {
            text.Append('\n');
            Append(text, "", documentation.Element("summary"));
            foreach (XElement parameter in documentation.Elements("param"))
            {
                Append(text, $"{parameter.Attribute("name")?.Value}: ", parameter);
            }
            Append(text, "Returns: ", documentation.Element("returns"));
            Append(text, "", documentation.Element("remarks"));
        }
        string plain = text.ToString().TrimEnd();
        return MimeBundle.FromText(plain).With(MimeBundle.Html, $"<pre>{HtmlText.Escape(plain)}</pre>");
    }

    static void Append(StringBuilder text, string label, XElement? element)
    {
        if (element is not null)
        {
            text.Append(label).Append(string.Join(' ', Words(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Append('\n');
        }
    }

    static string Words(XNode node) => node switch
    {
        XText t => t.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } e => e.Value.Length > 0 ? e.Value
            : (e.Attribute("langword") ?? e.Attribute("name") ?? e.Attribute("cref"))?.Value.Split(':').Last().Split('(')[0].Split('.').Last() ?? "",
        XElement e => string.Concat(e.Nodes().Select(Words)),
        _ => "",
    };

    static XElement? Documentation(ISymbol symbol)
    {
        string? id = symbol.OriginalDefinition.GetDocumentationCommentId();
        if (id is null || symbol.ContainingAssembly is null)
        {
            return null;
        }
        return Files.GetOrAdd(symbol.ContainingAssembly.Name, Load).GetValueOrDefault(id);
    }

    // The documentation lies beside the assembly; the framework's own is not shipped with the runtime.
    static IReadOnlyDictionary<string, XElement> Load(string assembly)
    {
        try
        {
            string path = Path.ChangeExtension(Assembly.Load(assembly).Location, ".xml");
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Descendants("member").Where(m => m.Attribute("name") is not null)
                .GroupBy(m => m.Attribute("name")!.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException or XmlException or UnauthorizedAccessException)
        {
            return ImmutableDictionary<string, XElement>.Empty;
        }
    }
}
