using System.Collections.Immutable;
using System.Text.Json;

namespace RadioGenomics.Data;

/// <summary>Gene sets in the JSON form of MSigDB: an object whose members are sets, each with its <c>geneSymbols</c>.</summary>
static class MsigdbJson
{
    public static GeneSetFile Read(string path, GeneSetReadOptions options, RunContext run)
    {
        (byte[] utf8, InputRecord input) = WholeText.Read(path, "gene-sets", options, run);
        var notes = new List<Diagnostic>();
        var list = new GeneSetList(path, options.DuplicateSets);
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Throw.GeneSets(path, 1, "the file does not begin with an object. Expected { \"SET\": { \"geneSymbols\": [...] }, ... } as MSigDB writes it.");
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!.Trim();
                long line = LineOf(utf8, reader.TokenStartIndex);
                reader.Read();
                using var set = JsonDocument.ParseValue(ref reader);
                list.Add(SetOf(path, name, line, set.RootElement), line);
            }
        }
        catch (JsonException fault)
        {
            Throw.GeneSets(path, (fault.LineNumber ?? 0) + 1, $"this is not valid JSON ({fault.Message.Split(". ")[0]}).");
        }
        ImmutableArray<GeneSet> sets = list.Finish(notes);
        if (sets.IsEmpty)
        {
            Throw.GeneSets(path, 1, "there are no gene sets.");
        }
        notes.Add(Diagnostic.Note(ErrorCode.ReaderNote, FormattableString.Invariant($"{path}: {sets.Length} gene sets, {sets.Sum(s => (long)s.Genes.Length)} genes in all, the largest set has {sets.Max(s => s.Genes.Length)}.")));
        GeneSetCollection collection = GeneSetOrigin.Find(path, options, input, notes).Complete(sets);
        return new GeneSetFile { Collection = collection with { Diagnostics = [.. notes] }, Input = input };
    }

    static GeneSet SetOf(string path, string name, long line, JsonElement set)
    {
        if (name.Length == 0 || set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("geneSymbols", out JsonElement genes) || genes.ValueKind != JsonValueKind.Array)
        {
            Throw.GeneSets(path, line, $"the set '{Throw.Short(name)}' has no list 'geneSymbols'. Expected {{ \"SET\": {{ \"geneSymbols\": [\"TP53\", ...] }} }} as MSigDB writes it.");
            genes = default;
        }
        foreach (JsonElement gene in genes.EnumerateArray().Where(g => g.ValueKind != JsonValueKind.String))
        {
            Throw.GeneSets(path, line, $"the set '{Throw.Short(name)}' has a gene that is no text: {Throw.Short(gene.GetRawText())}.");
        }
        string description = set.TryGetProperty("msigdbURL", out JsonElement url) && url.ValueKind == JsonValueKind.String ? url.GetString()! : "";
        return new(name, description, [.. genes.EnumerateArray().Select(g => g.GetString()!.Trim()).Where(g => g.Length > 0).Distinct(StringComparer.Ordinal)]);
    }

    static long LineOf(byte[] utf8, long position) => 1 + utf8.AsSpan(0, (int)position).Count((byte)'\n');
}
