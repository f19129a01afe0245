using System.Text;
using RadioGenomics.Data;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>Mutated ontologies, annotations, sets, lists and tables of identifiers are read or refused with a RadioGenomicsException.</summary>
public sealed class GeneSetFuzzTests : IDisposable
{
    const int Rounds = 400;
    const string Obo = "ontology: t\ndata-version: 1\n\n[Term]\nid: T:0001\nname: a\nnamespace: n\n\n[Term]\nid: T:0002\nalt_id: T:0003\nis_a: T:0001 ! a\nrelationship: part_of T:0001\n";
    const string Gaf = "!gaf-version: 2.2\nDB\tI1\tA\t\tT:0002\tR\tEXP\t\tP\t\t\tprotein\ttaxon:9606\t1\tDB\t\t\nDB\tI2\tB\tNOT\tT:0001\tR\tIEA\t\tP\t\t\tprotein\ttaxon:9606\t1\tDB\t\t\n";

    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("obo", Obo)]
    [InlineData("gaf", Gaf)]
    [InlineData("json", "{ \"A\": { \"geneSymbols\": [\"X\", \"Y\"], \"msigdbURL\": \"u\" },\n\"B\": { \"geneSymbols\": [] } }")]
    [InlineData("list", "gene\tmodule\tcolor\tkme\nA\t1\tblue\t0.5\nB\t0\tgrey\tNA\n")]
    [InlineData("list", "A\nB\nC\n")]
    [InlineData("map", "id\tsymbol\n1\tA|B\n2\tC\n")]
    public void MutatedFiles_AreReadOrRefused(string form, string seed)
    {
        string obo = _files.Write("good.obo", Obo);
        int read = 0, refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = ReaderFuzzTests.Mutate(Encoding.UTF8.GetBytes(seed), new Philox(2027, (ulong)round + 1));
            string path = _files.Write(form == "json" ? "f.json" : "f.txt", bytes);
            try
            {
                Read(form, path, obo);
                read++;
            }
            catch (RadioGenomicsException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"round {round}: {e.GetType().Name} {e.Message}\n{e.StackTrace}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }
        Assert.True(read > 20 && refused > 10, FormattableString.Invariant($"{read} read, {refused} refused"));
    }

    static void Read(string form, string path, string obo)
    {
        switch (form)
        {
            case "obo":
                OboReader.Read(path);
                break;
            case "gaf":
                GeneOntologyReader.Read(path, obo);
                break;
            case "json":
                GeneSetReader.Read(path);
                break;
            case "list":
                GeneListReader.Read(path);
                break;
            default:
                GeneIdMap.Read(path).Map(["1", "A", "Q"]);
                break;
        }
    }
}
