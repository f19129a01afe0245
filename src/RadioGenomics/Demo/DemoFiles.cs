using System.Globalization;
using System.Text;
using RadioGenomics.Data;
using RadioGenomics.Data.Cohorts;
using RadioGenomics.Numerics;

namespace RadioGenomics.Demo;

/// <summary>The texts of a demo cohort's files. Every number is written with invariant culture, every line ends with \n.</summary>
sealed class DemoFiles(DemoData data, DemoDefects defects, DemoTruth truth)
{
    /// <summary>File names and texts, the manifest last.</summary>
    public IEnumerable<(string Name, string Text)> All() =>
    [
        ("radiomics.csv", Radiomics()), ("expression.tsv", Expression()), ("mutations.maf", Mutations()), ("profiled.txt", Profiled()),
        ("clinical.tsv", Clinical()), ("modules.gmt", GeneSets()), ("truth.json", truth.ToJson()), ("cohort.json", LeanJson.Of(Manifest().ToJson())),
    ];

    static string Number(double value) => double.IsNaN(value) ? "NA" : value.ToString("R", CultureInfo.InvariantCulture);

    IEnumerable<int> Present(string table) => Enumerable.Range(0, data.Patients.Length).Where(i => !defects.IsMissing(table, i));

    string Radiomics()
    {
        var text = new StringBuilder("PatientID,diagnostics_Versions_PyRadiomics,diagnostics_Image-original_Spacing,diagnostics_Mask-original_VoxelNum,");
        text.AppendJoin(',', data.Features.FeatureIds).Append('\n');
        int volume = data.Features.IndexOfFeature(DemoFeatures.VoxelVolume);
        foreach (int i in Present("radiomics"))
        {
            text.Append(defects.Spelling("radiomics", i)).Append(",v3.1.0,\"(1.0, 1.0, 1.0)\",").Append(Number(Math.Round(data.Features[i, volume])));
            for (int f = 0; f < data.Features.FeatureCount; f++)
            {
                bool left = data.Features.FeatureIds[f] == DemoFeatures.WithMissing && defects.WithoutImc1.Contains(i);
                text.Append(',').Append(left ? "" : Number(data.Features[i, f]));
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    string Expression()
    {
        int[] present = [.. Present("expression")];
        var text = new StringBuilder("gene_symbol");
        foreach (int i in present)
        {
            text.Append('\t').Append(defects.Sample(i, 1));
        }
        foreach (int i in defects.Duplicated)
        {
            text.Append('\t').Append(defects.Sample(i, 2));
        }
        text.Append('\n');
        for (int g = 0; g < data.LogExpression.FeatureCount; g++)
        {
            AppendGene(text, g, present);
        }
        return text.ToString();
    }

    void AppendGene(StringBuilder text, int gene, int[] present)
    {
        ReadOnlySpan<double> log = data.LogExpression.Column(gene);
        text.Append(data.LogExpression.FeatureIds[gene]);
        foreach (int i in present)
        {
            text.Append('\t').Append(Number(DemoSimulator.Fpkm(log[i])));
        }
        var random = Philox.At(data.Options.Seed, (ulong)DemoStream.Replicates, (uint)gene);
        foreach (int i in defects.Duplicated)
        {
            text.Append('\t').Append(Number(DemoSimulator.Fpkm(log[i] + (0.2 * random.NextGaussian()))));
        }
        text.Append('\n');
    }

    // 28 characters, built like a TCGA barcode: project, patient, sample, portion, plate, centre.
    string Barcode(int patient, string sample) => $"DEMO-{data.Patients[patient]}-{sample}-11D-A36X-10";

    string Mutations()
    {
        var text = new StringBuilder("#version gdc-1.0.0\nHugo_Symbol\tEntrez_Gene_Id\tCenter\tNCBI_Build\tChromosome\tStart_Position\tEnd_Position\tStrand\tVariant_Classification\t");
        text.Append("Variant_Type\tReference_Allele\tTumor_Seq_Allele1\tTumor_Seq_Allele2\tTumor_Sample_Barcode\tMatched_Norm_Sample_Barcode\tHGVSp_Short\tt_depth\tt_ref_count\tt_alt_count\n");
        foreach (DemoVariant v in data.Variants.Where(v => !defects.IsMissing("mutations", v.Patient)))
        {
            (string type, string reference, string tumour) = v.Classification switch
            {
                "Frame_Shift_Del" or "In_Frame_Del" => ("DEL", v.Classification[0] == 'F' ? "C" : "CAG", "-"),
                "Frame_Shift_Ins" => ("INS", "-", "A"),
                _ => ("SNP", "C", "T"),
            };
            int chromosome = 1 + (v.Gene.Sum(c => c) % 22), depth = 40 + (v.Position % 60), alternative = depth / 3;
            text.Append(CultureInfo.InvariantCulture, $"{v.Gene}\t0\tDEMO\tGRCh38\tchr{chromosome}\t{v.Position}\t{v.Position + Math.Max(reference.Length - 1, type == "INS" ? 1 : 0)}\t+\t");
            text.Append(CultureInfo.InvariantCulture, $"{v.Classification}\t{type}\t{reference}\t{reference}\t{tumour}\t{Barcode(v.Patient, "01A")}\t{Barcode(v.Patient, "10A")}\t");
            text.Append(CultureInfo.InvariantCulture, $"{Protein(v)}\t{depth}\t{depth - alternative}\t{alternative}\n");
        }
        return text.ToString();
    }

    static string Protein(DemoVariant v) => (v.Gene, v.Classification) switch
    {
        ("CTNNB1", "Missense_Mutation") => "p.S45P",
        (_, "Missense_Mutation") => FormattableString.Invariant($"p.R{1 + (v.Position % 400)}H"),
        (_, "Nonsense_Mutation") => FormattableString.Invariant($"p.R{1 + (v.Position % 400)}*"),
        _ => "",
    };

    string Profiled() => string.Concat(Present("mutations").Select(i => Barcode(i, "01A") + "\n"));

    string Clinical()
    {
        DemoClinical c = data.Clinical;
        string[] stages = ["I", "II", "III", "IV"];
        var text = new StringBuilder("patient_id\tage_years\tsex\tetiology\tstage\tafp_ng_ml\tOS_months\tOS_event\tRFS_months\tRFS_event\n");
        foreach (int i in Present("clinical"))
        {
            text.Append(CultureInfo.InvariantCulture, $"{defects.Spelling("clinical", i)}\t{Number(c.Age[i])}\t{(c.Male[i] ? "male" : "female")}\t{c.Etiology[i]}\t{stages[c.Stage[i] - 1]}\t");
            text.Append(CultureInfo.InvariantCulture, $"{Number(c.Afp[i])}\t{Number(c.OverallMonths[i])}\t{(c.Died[i] ? 1 : 0)}\t{Number(c.RecurrenceFreeMonths[i])}\t{(c.RecurredOrDied[i] ? 1 : 0)}\n");
        }
        return text.ToString();
    }

    string GeneSets()
    {
        var text = new StringBuilder();
        foreach (TrueModule module in truth.Modules)
        {
            text.Append("DEMO_").Append(module.Name.ToUpperInvariant().Replace('-', '_')).Append('\t').Append(module.Description).Append('\t')
                .AppendJoin('\t', module.Genes.Select(g => g.Gene)).Append('\n');
        }
        // Decoys: equally large sets of background genes, related to nothing.
        int first = truth.Modules.Sum(m => m.Genes.Length);
        string[] background = [.. data.LogExpression.FeatureIds.Skip(first).Where(g => g != DemoGeneNames.Damaged)];
        for (int d = 0; d < 20; d++)
        {
            var random = Philox.At(data.Options.Seed, (ulong)DemoStream.Decoys, (uint)d);
            int size = Math.Min(30 + random.NextInt(31), background.Length);
            text.Append(CultureInfo.InvariantCulture, $"DEMO_DECOY_{d + 1:00}\trandom background genes\t");
            text.AppendJoin('\t', random.Permutation(background.Length).Take(size).Order().Select(i => background[i])).Append('\n');
        }
        return text.ToString();
    }

    CohortManifest Manifest() => new()
    {
        Name = "demo-hcc",
        Description = FormattableString.Invariant($"Simulated liver cancer cohort, seed {data.Options.Seed}, with planted truth (truth.json). Not real patients."),
        Tables =
        [
            new() { Kind = TableKind.Radiomics, File = "radiomics.csv", Orientation = Orientation.SamplesInRows, IdColumn = "PatientID" },
            new()
            {
                Kind = TableKind.Expression, File = "expression.tsv", Orientation = Orientation.FeaturesInRows, Unit = "FPKM", Transforms = ["log2(x+1)"],
                IdRule = new IdRule { Pattern = @"^(?<patient>HCC-\d{3,4})_T\d$" }, Replicates = ReplicatePolicy.First,
            },
            new()
            {
                Kind = TableKind.Mutations, File = "mutations.maf", ProfiledFile = "profiled.txt",
                IdRule = new IdRule { Pattern = @"^DEMO-(?<patient>HCC-\d{3,4})-01[A-Z]-" },
            },
            new() { Kind = TableKind.Clinical, File = "clinical.tsv", IdColumn = "patient_id" },
        ],
        Endpoints =
        [
            new() { Name = "OS", Time = "OS_months", Event = "OS_event", Unit = TimeUnit.Months },
            new() { Name = "RFS", Time = "RFS_months", Event = "RFS_event", Unit = TimeUnit.Months },
        ],
        Volume = DemoFeatures.Volume,
        MinimumJoinedShare = 0.8,
    };
}
