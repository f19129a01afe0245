using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class GeneOntologyReaderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    static string Term(string id, params string[] lines) => $"[Term]\nid: {id}\nname: name of {id}\nnamespace: biological_process\n{string.Concat(lines.Select(l => l + "\n"))}\n";

    static string Row(string gene, string term, string qualifier = "", string evidence = "EXP") =>
        string.Join('\t', "DB", "ID_" + gene, gene, qualifier, term, "PMID:1", evidence, "", "P", "", "", "protein", "taxon:9606|taxon:1", "20240101", "DB", "", "") + "\n";

    string Obo(params string[] terms) => _files.Write("go.obo", "format-version: 1.2\r\ndata-version: v1\r\nontology: toy\r\n\r\n" + string.Concat(terms));

    string Gaf(string text) => _files.WriteGzip("a.gaf.gz", "!gaf-version: 2.2\n!date-generated: 2024-01-17\n" + text);

    static string[] Genes(GeneOntologyFile file, string term) => [.. file.Collection.Sets.Single(s => s.Name == term).Genes];

    // C is a B and part of D: its gene belongs to all; B regulates D, which hands nothing up.
    [Fact]
    public void Read_SmallOntology_HandsGenesUpIsAAndPartOf()
    {
        string obo = Obo(Term("T:A"), Term("T:B", "is_a: T:A ! name", "relationship: regulates T:D ! name"), Term("T:C", "is_a: T:B", "relationship: part_of T:D ! name"), Term("T:D", "is_a: T:A"));
        GeneOntologyFile file = GeneOntologyReader.Read(Gaf(Row("g1", "T:C") + Row("g2", "T:B") + Row("g3", "T:D") + Row("g4", "T:C", "NOT|involved_in")), obo);
        Assert.Equal(["g1"], Genes(file, "T:C"));
        Assert.Equal(["g1", "g2"], Genes(file, "T:B"));
        Assert.Equal(["g1", "g3"], Genes(file, "T:D"));
        Assert.Equal(["g1", "g2", "g3"], Genes(file, "T:A"));
        Assert.Equal(("toy", "v1, annotations 2024-01-17", "Homo sapiens"), (file.Collection.Name, file.Collection.Version, file.Collection.Organism));
        Assert.Equal("name of T:C", file.Collection.Sets.Single(s => s.Name == "T:C").Description);
        Assert.Equal(2, file.Collection.Sha256.Split('+').Length);
        Assert.Contains(file.Collection.Diagnostics, d => d.Message.Contains("3 of 4 annotations used; left out: 1 with NOT", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_AlternativeObsoleteUnknown_AreFollowedOrCounted()
    {
        string obo = Obo(Term("T:A", "alt_id: T:OLD"), Term("T:G", "is_obsolete: true", "replaced_by: T:A"), Term("T:H", "is_obsolete: true"));
        GeneOntologyFile file = GeneOntologyReader.Read(Gaf(Row("g1", "T:OLD") + Row("g2", "T:G") + Row("g3", "T:H") + Row("g4", "T:X") + Row("g5", "T:A", "", "IEA")), obo,
            new() { ExcludeEvidence = ["IEA"], GeneId = GeneOntologyId.DatabaseId });
        Assert.Equal(["ID_g1", "ID_g2"], Genes(file, "T:A"));
        Assert.Contains(file.Collection.Diagnostics, d => d.Message.Contains("1 by evidence, 2 of terms that the ontology lacks ('T:H', 'T:X'); 1 of obsolete", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WithoutPropagation_KeepsDirectAnnotations()
    {
        string obo = Obo(Term("T:A"), Term("T:B", "is_a: T:A"));
        GeneOntologyFile file = GeneOntologyReader.Read(Gaf(Row("g1", "T:B")), obo, new() { Propagate = false, Aspect = GeneOntologyAspect.BiologicalProcess });
        Assert.Equal("T:B", Assert.Single(file.Collection.Sets).Name);
    }

    // B above A above C above B; D below the cycle is not part of it.
    [Fact]
    public void Read_CyclicOntology_NamesTheCycle()
    {
        string obo = Obo(Term("T:A", "is_a: T:B"), Term("T:B", "relationship: part_of T:C"), Term("T:C", "is_a: T:A"), Term("T:D", "is_a: T:A"), Term("T:E"));
        RadioGenomicsException error = DataFiles.Fails(ErrorCode.OntologyCyclic, () => OboReader.Read(obo), "T:A ('name of T:A') -> T:B ('name of T:B')");
        Assert.DoesNotContain("T:D", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("T:E", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Faults_AreNamed()
    {
        string good = Obo(Term("T:A"));
        DataFiles.Fails(ErrorCode.AnnotationInvalid, () => GeneOntologyReader.Read(Gaf("DB\tID\tg\n"), good), "line 3", "found 3 cells");
        DataFiles.Fails(ErrorCode.AnnotationInvalid, () => GeneOntologyReader.Read(Gaf(Row("g1", "A")), good), "term 'A'");
        DataFiles.Fails(ErrorCode.AnnotationInvalid, () => GeneOntologyReader.Read(Gaf(Row("g1", "GO:1")), good), "none of its 1 annotations");
        DataFiles.Fails(ErrorCode.OntologyInvalid, () => OboReader.Read(Obo(Term("T:A", "is_a: T:Z"))), "T:A", "has no term T:Z");
        DataFiles.Fails(ErrorCode.OntologyInvalid, () => OboReader.Read(Obo(Term("T:A"), Term("T:A"))), "two terms 'T:A'");
        DataFiles.Fails(ErrorCode.OntologyInvalid, () => OboReader.Read(Obo("[Term]\nname: x\n")), "has no id");
        DataFiles.Fails(ErrorCode.OntologyInvalid, () => OboReader.Read(_files.Write("x.obo", "S1\td\tA\n")), "line 1", "tag: value");
        DataFiles.Fails(ErrorCode.OntologyInvalid, () => OboReader.Read(_files.Write("x.obo", "ontology: x\n")), "no [Term]");
    }
}
