using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>An ontology as it was read.</summary>
public sealed record OntologyFile
{
    /// <summary>The ontology.</summary>
    public required Ontology Ontology { get; init; }

    /// <summary>Obsolete terms and the one term that replaces each; empty text where there is none or more than one.</summary>
    public required ImmutableDictionary<string, string> Obsolete { get; init; }

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Settings of <see cref="OboReader"/>.</summary>
public sealed record OntologyReadOptions : TextOptions
{
    /// <summary>Relations that lead from a term to a broader one; genes are handed up along them.</summary>
    public ImmutableArray<string> Relations { get; init; } = ["is_a", "part_of"];
}

/// <summary>Reads ontologies in OBO format, plain or .gz.</summary>
public static class OboReader
{
    /// <summary>Reads an ontology.</summary>
    /// <param name="path">Path of an .obo file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.OntologyInvalid"/>: no terms, a term without identifier, an unknown broader term;
    /// <see cref="ErrorCode.OntologyCyclic"/>: the cycle is named.</exception>
    public static OntologyFile Read(string path, OntologyReadOptions? options = null, RunContext? run = null)
    {
        options = (options ?? new()) with { Delimiter = Delimiter.Tab, Quotes = false, CommentPrefix = "" };
        using var file = DelimitedText.OpenWithoutHeader(path, "ontology", options, run ?? RunContext.Default);
        var stanzas = new OboStanzas(path);
        file.ForEachRow((cells, line) => stanzas.Take(string.Join('\t', cells).Trim(), line));
        stanzas.Finish();
        if (stanzas.Terms.Count == 0)
        {
            Throw.Ontology(path, 1, "there is no [Term] with an id. Expected an ontology in OBO format.");
        }
        Ontology ontology = Build(path, stanzas, options);
        file.Note(FormattableString.Invariant($"{stanzas.Terms.Count} terms, {stanzas.Obsolete.Count} obsolete ones left out; version '{stanzas.Version}'; upwards along {string.Join(", ", options.Relations)}."));
        return new() { Ontology = ontology, Obsolete = stanzas.Obsolete.ToImmutableDictionary(StringComparer.Ordinal), Input = file.Input, Diagnostics = [.. file.Notes] };
    }

    static Ontology Build(string path, OboStanzas stanzas, OntologyReadOptions options)
    {
        try
        {
            return Ontology.Create(stanzas.Name.Length > 0 ? stanzas.Name : Path.GetFileName(path), stanzas.Version, [.. stanzas.Terms], options.Relations);
        }
        catch (RadioGenomicsException fault)
        {
            Throw.InFile(path, fault);
            throw;
        }
    }
}

/// <summary>Makes terms of the lines of an OBO file.</summary>
sealed class OboStanzas(string path)
{
    readonly List<OntologyLink> _parents = [];
    readonly List<string> _alternatives = [];
    readonly List<string> _replacements = [];
    string _id = "";
    string _name = "";
    string _namespace = "";
    string _defaultNamespace = "";
    bool _obsolete;
    bool _inTerm;
    bool _inHeader = true;
    long _start;

    public string Name { get; private set; } = "";

    public string Version { get; private set; } = "";

    public List<OntologyTerm> Terms { get; } = [];

    public Dictionary<string, string> Obsolete { get; } = new(StringComparer.Ordinal);

    public void Take(string text, long line)
    {
        if (text.StartsWith('['))
        {
            Finish();
            _inHeader = false;
            _inTerm = text == "[Term]";
            _start = line;
            return;
        }
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (text.StartsWith('!') || (!_inTerm && !_inHeader))
        {
            return;
        }
        if (colon <= 0)
        {
            Throw.Ontology(path, line, $"found '{Throw.Short(text)}'. Expected 'tag: value', as OBO files have it.");
        }
        TakeTag(text[..colon], Value(text[(colon + 1)..]), line);
    }

    /// <summary>Ends the present stanza.</summary>
    public void Finish()
    {
        if (_inTerm && _id.Length == 0)
        {
            Throw.Ontology(path, _start, "the term has no id.");
        }
        if (_inTerm && _obsolete)
        {
            Obsolete[_id] = _replacements.Count == 1 ? _replacements[0] : "";
        }
        else if (_inTerm)
        {
            Terms.Add(new(_id, _name, _namespace.Length > 0 ? _namespace : _defaultNamespace, [.. _parents]) { AlternativeIds = [.. _alternatives] });
        }
        _parents.Clear();
        _alternatives.Clear();
        _replacements.Clear();
        _id = _name = _namespace = "";
        _inTerm = _obsolete = false;
    }

    void TakeTag(string tag, string value, long line)
    {
        switch (tag)
        {
            case "ontology" when _inHeader:
                Name = value;
                break;
            case "data-version" when _inHeader:
                Version = value;
                break;
            case "default-namespace" when _inHeader:
                _defaultNamespace = value;
                break;
            case "id":
                _id = value;
                break;
            case "name":
                _name = value;
                break;
            case "namespace":
                _namespace = value;
                break;
            case "alt_id":
                _alternatives.Add(value);
                break;
            case "replaced_by":
                _replacements.Add(value);
                break;
            case "is_obsolete":
                _obsolete = value == "true";
                break;
            case "is_a":
                _parents.Add(new("is_a", value.Split(' ')[0]));
                break;
            case "relationship":
                TakeRelationship(value, line);
                break;
        }
    }

    void TakeRelationship(string value, long line)
    {
        string[] words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            Throw.Ontology(path, line, $"found 'relationship: {Throw.Short(value)}'. Expected a relation and a term, such as 'part_of GO:0008150'.");
        }
        _parents.Add(new(words[0], words[1]));
    }

    // Without the comment (" ! immune response") and trailing modifiers ({source="..."}).
    static string Value(string text)
    {
        int comment = text.IndexOf(" ! ", StringComparison.Ordinal);
        string value = comment >= 0 ? text[..comment] : text;
        int modifier = value.IndexOf(" {", StringComparison.Ordinal);
        return (modifier >= 0 && value.TrimEnd().EndsWith('}') ? value[..modifier] : value).Trim();
    }
}
