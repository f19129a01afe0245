using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

/// <summary>The manifests in notebooks/cohorts on the public data, where those lie beside the repository.</summary>
public sealed class RealCohortTests
{
    static string Manifest(string name, string folder)
    {
        string root = Repository.Root();
        if (!Directory.Exists(Path.Combine(root, "..", "shared", "data", folder)))
        {
            Assert.Skip($"The data set {folder} is not beside the repository.");
        }
        return Path.Combine(root, "notebooks", "cohorts", name);
    }

    static readonly Lazy<Cohort> Hnsc = new(() => Cohort.Load(Manifest("tcga-hnsc.cohort.json", "tcga_hnsc_radiogenomics")));

    static readonly Lazy<Cohort> Nsclc = new(() => Cohort.Load(Manifest("nsclc-radiogenomics.cohort.json", "nsclc_radiogenomics")));

    [Fact]
    public void Load_Hnsc_Joins106Of106()
    {
        Cohort cohort = Hnsc.Value;
        Assert.Equal(106, cohort.PatientCount);
        Assert.All(cohort.JoinReport.Entries, e => Assert.Equal(JoinStatus.Kept, e.Status));
        Assert.StartsWith("106 of 106 patients joined over radiomics, expression, mutations (optional), clinical (optional); no identifier was left out.",
            cohort.JoinReport.Summary, StringComparison.Ordinal);
        Assert.Equal((540, 976), (cohort.Radiomics.FeatureCount, cohort.Expression.FeatureCount));
    }

    // The MAF carries aliquot barcodes of 28 characters; the key is the patient's 12. TP53 by hand (awk): 72 patients have a variant,
    // one of them only a silent one.
    [Fact]
    public void Load_Hnsc_MutationsJoinOnThePatientsBarcode()
    {
        Cohort cohort = Hnsc.Value;
        JoinEntry entry = cohort.JoinReport.Entries.First(e => e.Table == "mutations");
        Assert.Equal((28, "TCGA-BA-4074"), (entry.Identifier.Length, entry.Key));
        double[] tp53 = cohort.Mutations.Column("TP53").ToArray();
        Assert.Equal((71, 35), (tp53.Count(v => v == 1), tp53.Count(v => v == 0)));
    }

    [Fact]
    public void Load_Hnsc_NamesTheConstantFeature() => Assert.Contains(Hnsc.Value.Diagnostics,
        d => d.Code == ErrorCode.ConstantColumn && d.Message.Contains("1 of 540", StringComparison.Ordinal)
            && d.Message.Contains("globalHistogram_Mean", StringComparison.Ordinal));

    // First patient, first gene of the file: FPKM 0.824935767.
    [Fact]
    public void Load_Hnsc_ExpressionIsLog2OfFpkmPlusOne()
    {
        LabelledMatrix expression = Hnsc.Value.Expression;
        Assert.Equal(Math.Log2(1.824935767), expression["TCGA-BA-4074", "IGF2"], 12);
        Assert.Equal("log2(FPKM + 1)", expression.Unit);
        Assert.Contains(Hnsc.Value.Steps, s => s.Table == "expression" && s.Step == "log2(x+1)");
    }

    [Fact]
    public void Load_Hnsc_OverallSurvivalHas38Events()
    {
        CohortEndpoint os = Hnsc.Value.Endpoint("OS");
        Assert.Equal((106, 38), (os.Count, os.EventCount));
        Assert.Equal(462, os.Time[Hnsc.Value.SampleIds.IndexOf("TCGA-BA-4074")]);
    }

    [Fact]
    public void Load_Hnsc_EveryTableHasTheSameRows()
    {
        Cohort cohort = Hnsc.Value;
        Assert.All(cohort.TableNames.Where(cohort.HasMatrix), n => Assert.Equal(cohort.SampleIds, cohort.Matrix(n).SampleIds));
        Assert.Equal(cohort.SampleIds, CohortFolder.Texts(cohort.Clinical["patient"]));
        Assert.Equal(cohort.SampleIds, CohortFolder.Texts(cohort.Clinical["bcr_patient_barcode"]));
    }

    // 1642 of 526064 pairs have q < 0.05 by an independent count (the data set's own note).
    [Fact]
    public void Correlate_Hnsc_CountOfDiscoveriesIsTheKnownOne()
    {
        CorrelationResult result = Hnsc.Value.Correlate("radiomics", "expression");
        Assert.Equal(526064, result.TestCount);
        Assert.Equal(1642, result.Where(qBelow: 0.05).Count);
        Assert.Contains(Hnsc.Value.Ledger.Entries, e => e.Verb == "Correlate" && e.Matrices[0].StartsWith("radiomics 106x540 sha256:", StringComparison.Ordinal));
    }

    [Fact]
    public void Correlate_HnscAdjustedForVolume_ShowsBothCorrelations()
    {
        CorrelationResult plain = Hnsc.Value.Correlate("radiomics", "expression");
        CorrelationResult adjusted = Hnsc.Value.Correlate("radiomics", "expression", covariates: ["volume"]);
        Assert.Equal(["shapeSize_Volume"], adjusted.Covariates);
        CorrelationRow top = plain.Top(1).Rows[0];
        CorrelationRow same = adjusted.Row(plain.XIds[top.XIndex], plain.YIds[top.YIndex]);
        Assert.Equal(top.R, same.RUnadjusted, 12);
        Assert.NotEqual(top.R, same.R);
    }

    [Fact]
    public void ConfounderPanel_Hnsc_ShowsTheVolumeByDefault()
    {
        CorrelationPanelResult panel = Hnsc.Value.ConfounderPanel(Hnsc.Value.Correlate("radiomics", "expression"), count: 5);
        Assert.Equal(["shapeSize_Volume"], panel.Confounders);
        Assert.Equal(5, panel.Rows.Length);
    }

    [Fact]
    public void FeatureMutations_Hnsc_TestsTp53InAllPatients()
    {
        Analysis.Mutations.FeatureMutationResult result = Hnsc.Value.FeatureMutations();
        Assert.All(result.Pairs.Where(p => p.Gene == "TP53" && p.Feature != "globalHistogram_Mean"), p => Assert.Equal((71, 35), (p.MutatedCount, p.WildTypeCount)));
    }

    [Fact]
    public void Load_Hnsc_RecordsFilesWithHashes()
    {
        Assert.Equal(["manifest", "radiomics", "expression", "mutations", "clinical"], Hnsc.Value.Inputs.Select(i => i.Role));
        Assert.All(Hnsc.Value.Inputs, i => Assert.Equal(64, i.Sha256.Length));
        string folder = Path.GetFullPath(Path.Combine(Repository.Root(), ".."));
        Assert.DoesNotContain(folder, Hnsc.Value.Ledger.ToJson(), StringComparison.Ordinal);
        Assert.All(Hnsc.Value.Diagnostics, d => Assert.DoesNotContain(folder, d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Nsclc_Joins116AndSaysWhoIsLeftOut()
    {
        Cohort cohort = Nsclc.Value;
        Assert.Equal(116, cohort.PatientCount);
        Assert.Equal((1522, 1000), (cohort.Radiomics.FeatureCount, cohort.Expression.FeatureCount));
        Assert.Equal([("radiomics", 116, 0), ("expression", 116, 14), ("clinical", 116, 95)],
            cohort.JoinReport.TableCounts.Select(t => (t.Table, t.Kept, t.Dropped)));
        Assert.Empty(cohort.JoinReport.With(JoinStatus.NearMiss));
    }

    [Fact]
    public void Load_Nsclc_HasTheKnownEventsAndConstantFeatures()
    {
        Assert.Equal((116, 41), (Nsclc.Value.Endpoint("OS").Count, Nsclc.Value.Endpoint("OS").EventCount));
        Assert.Contains(Nsclc.Value.Diagnostics, d => d.Code == ErrorCode.ConstantColumn && d.Message.Contains("90 of 1522", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Nsclc_NamesTheDamagedSymbol() => Assert.Contains(Nsclc.Value.Diagnostics,
        d => d.Code == ErrorCode.GeneSymbolDamaged && d.Message.Contains("3-Mar", StringComparison.Ordinal));

    // EGFR status is text with three answers in the file; "Not collected" is missing, so two levels and one dummy remain.
    [Fact]
    public void Covariates_NsclcTextColumn_AreDummyCodedWithMissing()
    {
        LabelledMatrix covariates = Nsclc.Value.Covariates("EGFR", "age", "volume");
        Assert.Equal(["EGFR=Mutant", "age", "original_shape_Maximum3DDiameter"], covariates.FeatureIds.Order(StringComparer.Ordinal));
        double[] egfr = covariates.Column("EGFR=Mutant").ToArray();
        Assert.Equal((18, 23), (egfr.Count(v => v == 1), egfr.Count(double.IsNaN)));
    }

    // Features in rows, ids without TCGA-, sample barcodes of another vial: 31 patients in both (the data set's own note).
    [Fact]
    public void Load_Gbm_TransposedAndPrefixed_Joins31()
    {
        var cohort = Cohort.Load(Manifest("tcga-gbm.cohort.json", "tcga_gbm_lgg_radiogenomics"));
        Assert.Equal(31, cohort.PatientCount);
        Assert.Equal((86, 840), (cohort.Radiomics.FeatureCount, cohort.Expression.FeatureCount));
        Assert.Equal(107, cohort.Radiomics["TCGA-02-0003", "original_firstorder_10Percentile"]);
        Assert.Equal(1.251, cohort.Expression["TCGA-02-0003", "CDKN1B"]);
        Assert.Contains(cohort.JoinReport.Entries, e => e.Table == "radiomics" && e.Identifier == "02-0003" && e.Key == "TCGA-02-0003");
        Assert.Empty(cohort.JoinReport.With(JoinStatus.NearMiss));
    }

    [Fact]
    public void JoinReportHtml_Hnsc_IsSelfContained()
    {
        string html = JoinReportHtml.Render(Hnsc.Value.JoinReport, Hnsc.Value.Name);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }
}
