using System.Globalization;
using System.Text;
using System.Xml;

namespace RadioGenomics.Scripting;

/// <summary>Verifications as JUnit XML: a test suite for each notebook, a test case for each code cell.</summary>
public static class VerifyJUnit
{
    /// <summary>Writes the report.</summary>
    /// <param name="notebooks">The verifications, in the order of the command line.</param>
    public static string Write(IReadOnlyCollection<NotebookVerification> notebooks)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            foreach (NotebookVerification notebook in notebooks)
            {
                Suite(xml, notebook);
            }
            xml.WriteEndElement();
        }
        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    static void Suite(XmlWriter xml, NotebookVerification n)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", n.Name);
        Attribute(xml, "tests", Text(n.Cells.Length + 1));
        int failures = n.Count(CellVerdict.Mismatch, CellVerdict.MissingOutput, CellVerdict.NotDeterministic);
        Attribute(xml, "failures", Text(failures + (NotebookFailure(n) is null ? 0 : 1)));
        Attribute(xml, "errors", Text(n.Count(CellVerdict.Error)));
        Attribute(xml, "skipped", Text(n.Count(CellVerdict.Ignored, CellVerdict.Unverifiable, CellVerdict.NotRun)));
        Attribute(xml, "time", n.RunSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        xml.WriteStartElement("properties");
        foreach (string note in n.Notes)
        {
            xml.WriteStartElement("property");
            Attribute(xml, "name", "note");
            Attribute(xml, "value", note);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Case(xml, n.Name, "inputs and record", x => Failure(x, "failure", "inputs-differ", NotebookFailure(n)));
        foreach (CellComparison cell in n.Cells)
        {
            Case(xml, n.Name, CaseName(cell), x => Cell(x, cell));
        }
        xml.WriteEndElement();
    }

    static string CaseName(CellComparison cell) => FormattableString.Invariant($"cell {cell.CellIndex + 1:00} {cell.Id ?? cell.FirstLine}");

    static string? NotebookFailure(NotebookVerification n)
    {
        IEnumerable<string> found = n.Inputs.Select(i => $"{i.Path} {i.What}").Concat(n.Findings.Where(f => f.IsError && (f.CellIndex is null || n.IsStatic)).Select(f => f.Text));
        string text = string.Join('\n', n.Stopped is null ? found : found.Append($"The rerun was stopped: {n.Stopped}."));
        return text.Length > 0 ? text : null;
    }

    static void Cell(XmlWriter xml, CellComparison cell)
    {
        string verdict = VerdictText.Of(cell.Verdict);
        string details = string.Join('\n', cell.Mismatches.Select(m => $"{m.Place}: stored {m.Stored}, now {m.Fresh}").Append(cell.Note).Where(t => t.Length > 0));
        switch (cell.Verdict)
        {
            case CellVerdict.Mismatch or CellVerdict.MissingOutput or CellVerdict.NotDeterministic:
                Failure(xml, "failure", cell.Verdict == CellVerdict.NotDeterministic ? "not-deterministic" : "output-mismatch", details);
                break;
            case CellVerdict.Error:
                Failure(xml, "error", "exception", details);
                break;
            case CellVerdict.Ignored or CellVerdict.Unverifiable or CellVerdict.NotRun:
                xml.WriteStartElement("skipped");
                Attribute(xml, "message", $"{verdict}. {cell.Note}".TrimEnd());
                xml.WriteEndElement();
                break;
        }
    }

    static void Case(XmlWriter xml, string suite, string name, Action<XmlWriter> content)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", suite);
        Attribute(xml, "name", name);
        content(xml);
        xml.WriteEndElement();
    }

    static void Failure(XmlWriter xml, string element, string type, string? text)
    {
        if (text is not null)
        {
            xml.WriteStartElement(element);
            Attribute(xml, "type", type);
            Attribute(xml, "message", text.Split('\n')[0]);
            xml.WriteString(Clean(text));
            xml.WriteEndElement();
        }
    }

    static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    // XML has no place for control characters; outputs may hold any.
    static string Clean(string text) => new([.. text.EnumerateRunes().SelectMany(r => r.ToString()).Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD')]);

    static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
