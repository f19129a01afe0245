using System.Text;
using RadioGenomics.Data;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>Mutated files must be read or refused with a RadioGenomicsException; any other exception is a fault of the reader.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    const int Rounds = 2000;

    static readonly string[] Pieces = ["\t", ",", ";", "\n", "\r\n", "\"", "\"\"", "NA", "1,5", "1.5", "-", "e", "#", "Inf", "\0", "é", "\uFEFF", "CDE_ID:", "case_list_ids:", "#1.2\n", "#1.3\n", "|"];

    static readonly string[] Seeds =
    [
        "gene\tTCGA-AA-0001\tTCGA-AA-0002\nTP53\t1\t2\nEGFR\t3.5\tNA\n",
        "ID,Image,diagnostics_x,original_shape_MeshVolume,wavelet-LHL_glcm_Idm\nP1,a.nii,v1,1,2\nP2,b.nii,v1,3,4\n",
        "#v\nHugo_Symbol\tVariant_Classification\tTumor_Sample_Barcode\nTP53\tMissense_Mutation\tS1\nTTN\tSilent\tS2\n",
        "patient_id;time;event\nP1;1,5;1\nP2;2,5;0\n\"P;3\";NA;1\n",
        "#1.2\n2\t2\nNAME\tDescription\tS1\tS2\nA\ta\t1\t2\nB\tb\t3\t4\n",
        "#1.3\n1\t2\t1\t1\nid\tDesc\tS1\tS2\nsex\tna\tm\tf\nA\ta\t1\t2\n",
        "S1\thttp://x\tA\tB\nS2\tna\tC\n",
        "A\t1.5\nB\t-2\n",
    ];

    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void MutatedFiles_AreReadOrRefused()
    {
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            var random = new Philox(2026, (ulong)round + 1);
            byte[] bytes = Mutate(Encoding.UTF8.GetBytes(Seeds[round % Seeds.Length]), random);
            string path = _files.Write("f.tsv", random.NextInt(8) == 0 ? Cut(DataFiles.Gzip(bytes), random) : bytes);
            foreach (Action read in Readers(path))
            {
                try
                {
                    read();
                }
                catch (RadioGenomicsException)
                {
                    refused++;
                }
                catch (Exception e)
                {
                    Assert.Fail($"round {round}: {e.GetType().Name} {e.Message}\n{e.StackTrace}\n{Convert.ToHexString(bytes)}");
                }
            }
        }
        // Both outcomes must occur often, or the test proves nothing.
        Assert.InRange(refused, Rounds, 7 * Rounds);
    }

    static IEnumerable<Action> Readers(string path) =>
    [
        () => MatrixReader.Read(path, new() { Orientation = Orientation.SamplesInRows }),
        () => TableReader.Read(path),
        () => RadiomicsReader.Read(path),
        () => ExpressionReader.Read(path),
        () => MutationReader.Read(path),
        () => ClinicalReader.Read(path, new() { Endpoints = path.Length % 2 == 0 ? [] : [new Endpoint { Name = "OS", TimeColumn = "time", EventColumn = "event" }] }),
        () => GeneSetReader.Read(path),
        () => RankReader.Read(path),
    ];

    internal static byte[] Mutate(byte[] bytes, Philox random)
    {
        var list = bytes.ToList();
        int times = random.NextInt(4);
        for (int i = 0; i < times && list.Count > 0; i++)
        {
            int at = random.NextInt(list.Count);
            switch (random.NextInt(5))
            {
                case 0:
                    list[at] = (byte)random.NextInt(256);
                    break;
                case 1:
                    list.RemoveRange(at, Math.Min(list.Count - at, 1 + random.NextInt(6)));
                    break;
                case 2:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.NextInt(Pieces.Length)]));
                    break;
                case 3:
                    list.InsertRange(at, list.GetRange(0, random.NextInt(list.Count) + 1));
                    break;
                default:
                    list.RemoveRange(at, list.Count - at);
                    break;
            }
        }
        return [.. list];
    }

    static byte[] Cut(byte[] bytes, Philox random) => bytes.Length == 0 || random.NextInt(2) == 0 ? bytes : bytes[..random.NextInt(bytes.Length)];
}
