using System.Reflection;
using System.Xml.Linq;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Documentation;

public sealed class AlgorithmDocumentationTests
{
    static readonly string[] Words = ["Shape", "Source", "Reference"];
    static readonly string[] ArrayMarks = ["Span{", "Memory{", "[]", "[0:", "LabelledMatrix", "ImmutableArray{"];
    static readonly Assembly[] Rooms = [typeof(MultipleTesting).Assembly, typeof(ParallelLoop).Assembly];

    // Draws or assembles what documented algorithms computed.
    static readonly string[] NotAlgorithms =
    [
        "M:RadioGenomics.Analysis.Statistics.CorrelationFigures.",
        "M:RadioGenomics.Analysis.Statistics.CorrelationPanel.OfTop(",
        "M:RadioGenomics.Analysis.Statistics.GroupFigures.",
        "M:RadioGenomics.Analysis.Mutations.MutationFigures.",
        "M:RadioGenomics.Analysis.Networks.NetworkFigures.",
    ];

    public static TheoryData<string> Algorithms() =>
        [.. Rooms.SelectMany(Members).Select(m => (string)m.Attribute("name")!)
            .Where(m => !NotAlgorithms.Any(n => m.StartsWith(n, StringComparison.Ordinal)))];

    // A number nobody can trace to its definition and its check is not worth printing.
    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Algorithm_Documentation_GivesShapeSourceAndReference(string member)
    {
        XElement docs = Rooms.SelectMany(Members).Single(m => (string)m.Attribute("name")! == member);
        string text = docs.Value;
        string[] missing = [.. Words.Where(w => !text.Contains(w, StringComparison.Ordinal))];
        Assert.True(missing.Length == 0 || docs.Element("inheritdoc") is not null, $"{member} lacks {string.Join(", ", missing)} in its documentation.");
    }

    [Fact]
    public void Algorithms_Found_AreMany() => Assert.True(Algorithms().Count > 10);

    static IEnumerable<XElement> Members(Assembly room)
    {
        HashSet<string> staticClasses = [.. room.GetExportedTypes().Where(t => t.IsAbstract && t.IsSealed).Select(t => t.FullName!)];
        return XDocument.Load(Path.ChangeExtension(room.Location, ".xml")).Descendants("member").Where(m =>
        {
            string name = (string)m.Attribute("name")!;
            int open = name.IndexOf('(', StringComparison.Ordinal);
            return name.StartsWith("M:", StringComparison.Ordinal) && open > 0
                && staticClasses.Contains(name[2..name.LastIndexOf('.', open)])
                && IsPublic(room, name[2..open], name[(open + 1)..^1])
                && ArrayMarks.Any(mark => name.AsSpan(open).Contains(mark, StringComparison.Ordinal));
        });
    }

    // An internal overload may lean on the public one's words; they differ in the number of parameters.
    static bool IsPublic(Assembly room, string method, string parameters)
    {
        int dot = method.LastIndexOf('.'), depth = 0, count = 1;
        foreach (char c in parameters)
        {
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            count += c == ',' && depth == 0 ? 1 : 0;
        }
        string plain = method[(dot + 1)..].Split('`')[0];
        return room.GetType(method[..dot])!.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Any(m => m.Name == plain && m.GetParameters().Length == count);
    }
}
