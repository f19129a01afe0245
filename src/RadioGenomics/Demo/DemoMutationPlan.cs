using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Demo;

/// <summary>Which genes are mutated how often, after the published frequencies of liver cancer; and who has none at all.</summary>
static class DemoMutationPlan
{
    public const int WithoutLines = 2, SilentOnly = 3;

    static readonly (string Gene, double Rate)[] Drivers =
    [
        ("CTNNB1", 0.27), ("TP53", 0.31), ("TERT", 0.44), ("ARID1A", 0.08), ("ALB", 0.13), ("AXIN1", 0.08), ("APOB", 0.10), ("ARID2", 0.05), ("RB1", 0.04),
        ("TSC2", 0.04), ("NFE2L2", 0.05), ("KEAP1", 0.05), ("RPS6KA3", 0.04), ("BAP1", 0.05), ("PIK3CA", 0.03), ("KMT2C", 0.05), ("KMT2D", 0.05),
    ];

    static readonly (string Gene, double Rate)[] LongGenes =
        [("TTN", 0.25), ("MUC16", 0.15), ("PCLO", 0.10), ("RYR2", 0.09), ("CSMD3", 0.09), ("LRP1B", 0.08), ("OBSCN", 0.07), ("FLG", 0.07), ("SYNE1", 0.06)];

    static readonly string[] Damaging =
        ["Missense_Mutation", "Missense_Mutation", "Missense_Mutation", "Missense_Mutation", "Nonsense_Mutation", "Frame_Shift_Del", "Frame_Shift_Ins", "Splice_Site", "In_Frame_Del"];

    static readonly string[] Harmless = ["Silent", "Silent", "Intron", "3'UTR", "5'UTR"];

    // Who has no line and who only harmless ones: the last patients of a random order, so that the choice depends on the seed alone.
    static int[] Order(ulong seed, int patients) => new Philox(seed, (ulong)DemoStream.Passengers).Permutation(patients);

    /// <summary>Who has which driver mutation. TP53 is more frequent where proliferation is high.</summary>
    public static IReadOnlyDictionary<string, bool[]> Draw(ulong seed, int patients, double[] proliferation)
    {
        HashSet<int> spared = [.. Order(seed, patients).Take(WithoutLines + SilentOnly)];
        Dictionary<string, bool[]> mutated = new(StringComparer.Ordinal);
        for (int g = 0; g < Drivers.Length; g++)
        {
            var random = Philox.At(seed, (ulong)DemoStream.Mutations, (uint)g);
            (string gene, double rate) = Drivers[g];
            mutated[gene] = [.. Enumerable.Range(0, patients).Select(i =>
            {
                double p = gene == "TP53" ? 1 / (1 + Math.Exp(0.9 - (0.9 * proliferation[i]))) : rate;
                return random.NextDouble() < p && !spared.Contains(i);
            })];
        }
        return mutated;
    }

    /// <summary>All lines of the mutation file, patient by patient.</summary>
    public static ImmutableArray<DemoVariant> Lines(ulong seed, int patients, IReadOnlyDictionary<string, bool[]> mutated, string[] background)
    {
        int[] order = Order(seed, patients);
        // A chance hit of CTNNB1 would not raise its targets: driver genes are mutated by plan only.
        string[] passengers = [.. background.Where(g => g != DemoGeneNames.Damaged && Drivers.All(d => d.Gene != g))];
        HashSet<int> none = [.. order.Take(WithoutLines)], silent = [.. order.Skip(WithoutLines).Take(SilentOnly)];
        return [.. Enumerable.Range(0, patients).Where(i => !none.Contains(i)).SelectMany(i => OfPatient(seed, i, silent.Contains(i), mutated, passengers))];
    }

    static List<DemoVariant> OfPatient(ulong seed, int patient, bool silentOnly, IReadOnlyDictionary<string, bool[]> mutated, string[] passengers)
    {
        var random = Philox.At(seed, (ulong)DemoStream.Passengers, (uint)patient + 1);
        List<DemoVariant> lines = [];
        void Add(string gene, string classification) => lines.Add(new(patient, gene, classification, 1_000_000 + random.NextInt(200_000_000)));
        foreach ((string gene, bool[] who) in mutated.Where(m => m.Value[patient]))
        {
            Add(gene, ClassOf(gene, random));
        }
        foreach ((string gene, double rate) in LongGenes)
        {
            if (random.NextDouble() < rate)
            {
                Add(gene, silentOnly ? "Silent" : Damaging[random.NextInt(Damaging.Length)]);
            }
        }
        for (int k = 2 + random.NextInt(12); k > 0; k--)
        {
            bool harmless = silentOnly || random.NextDouble() < 0.35;
            Add(passengers[random.NextInt(passengers.Length)], harmless ? Harmless[random.NextInt(Harmless.Length)] : Damaging[random.NextInt(Damaging.Length)]);
        }
        return lines;
    }

    static string ClassOf(string gene, Philox random) => gene switch
    {
        "TERT" => "5'Flank",
        "CTNNB1" => random.NextDouble() < 0.9 ? "Missense_Mutation" : "In_Frame_Del",
        _ => Damaging[random.NextInt(Damaging.Length)],
    };

    public static ImmutableArray<TrueMutation> Describe(IReadOnlyDictionary<string, bool[]> mutated) =>
    [
        .. Drivers.Select(d => new TrueMutation
        {
            Gene = d.Gene,
            Rate = d.Rate,
            Patients = mutated[d.Gene].Count(m => m),
            Effects = d.Gene switch { "CTNNB1" => ["wnt-targets", DemoFeatures.MutationDriven], "TP53" => ["proliferation"], _ => [] },
            Note = d.Gene == "TERT" ? "Promoter mutations, class 5'Flank: not among the non-synonymous classes, so TERT is absent from the default mutation matrix." : "",
        }),
    ];
}
