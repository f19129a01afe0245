using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>Real tables of published cohorts; counts are those that the data's own provenance notes state.</summary>
public sealed class RealFilesTests
{
    [Fact]
    public void Radiomics_Nsclc_Has116CasesAnd1522Features()
    {
        RadiomicTable table = RadiomicsReader.Read(DataFiles.Shared("nsclc_radiogenomics/radiomics_pyradiomics_R01_n116.csv"));
        Assert.Equal((116, 1522), (table.Features.SampleCount, table.Features.FeatureCount));
        Assert.Equal(0.717154872, table.Features["R01-003", "original_shape_Elongation"]);
        Assert.Equal(FeatureNaming.PyRadiomics, table.Naming);
        Assert.All(table.Names, n => Assert.True(n.IsRecognized, n.Name));
    }

    [Fact]
    public void Radiomics_Hnsc_Has106CasesAnd540FeaturesWithVolume()
    {
        RadiomicTable table = RadiomicsReader.Read(DataFiles.Shared("tcga_hnsc_radiogenomics/radiomics_n106x540.csv"));
        Assert.Equal((106, 540), (table.Features.SampleCount, table.Features.FeatureCount));
        Assert.Equal("shapeSize_Volume", table.VolumeFeature);
        Assert.Equal(0.009075005, table.Features["TCGA-BA-4074", "firstOrder_Energy"]);
    }

    [Fact]
    public void Radiomics_GbmFeaturesInRows_IsTransposed()
    {
        RadiomicTable table = RadiomicsReader.Read(DataFiles.Shared("tcga_gbm_lgg_radiogenomics/gbm_radiomics_86x62_features_in_rows.txt"));
        Assert.Equal((62, 86), (table.Features.SampleCount, table.Features.FeatureCount));
        Assert.Equal(Orientation.FeaturesInRows, table.Orientation);
        Assert.Equal(107.3333, table.Features["02-0011", "original_firstorder_10Percentile"]);
    }

    [Fact]
    public void Radiomics_PyRadiomicsBaseline_KeepsDiagnosticsApart()
    {
        RadiomicTable table = RadiomicsReader.Read(DataFiles.Shared("pyradiomics/baseline/baseline_glcm.csv"));
        Assert.Equal(Orientation.FeaturesInRows, table.Orientation);
        Assert.All(table.Features.FeatureIds, f => Assert.StartsWith("original_glcm_", f, StringComparison.Ordinal));
        Assert.Contains("diagnostics_Versions_PyRadiomics", table.Provenance.Columns.Select(c => c.Name));
        Assert.Contains("brain1", table.Features.SampleIds);
    }

    [Fact]
    public void Expression_Nsclc_IsGenesInRowsAndNamesTheDamagedSymbol()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("nsclc_radiogenomics/expression_zscore_log10fpkm_top1000_n130.csv"));
        Assert.Equal((130, 1000), (table.Values.SampleCount, table.Values.FeatureCount));
        Assert.Equal(Orientation.FeaturesInRows, table.Orientation);
        Assert.Equal(4519, table.Values.Values.ToArray().Count(double.IsNaN));
        Diagnostic damaged = Assert.Single(table.Diagnostics, d => d.Code == ErrorCode.GeneSymbolDamaged);
        Assert.Contains("'3-Mar' was probably MARCHF3", damaged.Message, StringComparison.Ordinal);
        Assert.Equal(1.0802423574279532, table.Values["R01-023", "TOR1AIP1"]);
    }

    [Fact]
    public void Expression_Hnsc_IsSamplesInRows()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("tcga_hnsc_radiogenomics/expression_fpkm_n106x976.csv"),
            new() { Scale = ExpressionScale.Fpkm });
        Assert.Equal((106, 976), (table.Values.SampleCount, table.Values.FeatureCount));
        Assert.Equal(0.824935767, table.Values["TCGA-BA-4074", "IGF2"]);
        Assert.Equal(Orientation.SamplesInRows, table.Orientation);
    }

    [Fact]
    public void Expression_GbmWithSubtypeRowAndClassColumn_TakesBothAsAnnotation()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("tcga_gbm_lgg_radiogenomics/gbm_expression_TCGA_unified_CORE_ClaNC840_840x173.txt"));
        Assert.Equal((173, 840), (table.Values.SampleCount, table.Values.FeatureCount));
        Assert.Equal("Proneural", table.Samples["Subtype"].AsText()[0]);
        Assert.Equal("PN", table.Genes.Columns[2].AsText()[0]);
        Assert.Equal(1.251, table.Values["TCGA-02-0003-01A-01", "CDKN1B"]);
    }

    [Fact]
    public void Expression_Gct12_HasTheAnnouncedSize()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("gsea/Leukemia_hgu95av2.gct"));
        Assert.Equal((48, 12564), (table.Values.SampleCount, table.Values.FeatureCount));
        Assert.Equal(-231.0, table.Values["ALL_2", "AFFX-MurIL2_at"]);
    }

    [Fact]
    public void Expression_LeukemiaTrim_TakesProbeColumnAsAnnotationAndMergesGenes()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("gsea/Leukemia_hgu95av2.trim.txt"));
        Assert.Equal(48, table.Values.SampleCount);
        Assert.True(table.Genes.HasColumn("NAME"));
    }

    [Fact]
    public void Expression_CBioPortal_TakesEntrezAsAnnotation()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("cbioportal_study_es_0/data_expression_median.txt"));
        Assert.Equal(526, table.Values.SampleCount);
        Assert.Equal(1.4345, table.Values["TCGA-A1-A0SD-01", "CREB3L1"]);
        Assert.Equal("90993", table.Genes["Entrez_Gene_Id"].AsText()[0]);
    }

    [Fact]
    public void Expression_WgcnaFemaleLiver_IsSamplesInRows()
    {
        ExpressionTable table = ExpressionReader.Read(DataFiles.Shared("wgcna_female_liver/expression_female_134x3600.csv"));
        Assert.Equal((134, 3600), (table.Values.SampleCount, table.Values.FeatureCount));
        Assert.Equal(-0.0773, table.Values["F2_2", "MMT00000046"]);
    }

    [Fact]
    public void Mutations_Hnsc_KeepsAll106SamplesAndFindsTp53In71()
    {
        MutationTable table = MutationReader.Read(DataFiles.Shared("tcga_hnsc_radiogenomics/mutations_mc3_n106.maf.gz"));
        Assert.Equal(106, table.SampleIds.Length);
        Assert.Equal(71, table.CountMutated("TP53"));
        Assert.All(table.SampleIds, s => Assert.Equal(28, s.Length));
    }

    [Fact]
    public void Mutations_LamlMaftools_CountsAsMaftoolsDoes()
    {
        MutationTable table = MutationReader.Read(DataFiles.Shared("maf_laml_maftools/tcga_laml.maf.gz"));
        // maftools' vignette: 1732 non-synonymous of 2207 variants, 52 samples with FLT3, 48 with DNMT3A, 33 with NPM1.
        Assert.Equal(1732, table.Records.RowCount);
        Assert.Equal((52, 48, 33), (table.CountMutated("FLT3"), table.CountMutated("DNMT3A"), table.CountMutated("NPM1")));
        Assert.Equal(193, table.SampleIds.Length);
    }

    [Fact]
    public void Mutations_CBioPortalPanels_TellNotProfiledFromWildType()
    {
        string folder = Path.GetDirectoryName(DataFiles.Shared("cbioportal_study_es_0/data_mutations_extended.maf"))!;
        MutationTable table = MutationReader.Read(Path.Combine(folder, "data_mutations_extended.maf"), new()
        {
            GenePanelMatrix = Path.Combine(folder, "data_gene_panel_matrix.txt"),
            GenePanelFiles = [Path.Combine(folder, "data_gene_panel_testpanel1.txt"), Path.Combine(folder, "data_gene_panel_testpanel2.txt")],
            ProfiledSamplesFile = Path.Combine(folder, "case_lists/cases_sequenced.txt"),
        });
        LabelledMatrix matrix = table.ToMatrix(["BRCA2", "FGFR3", "OR11H1"]);
        Assert.Equal(1, matrix["TCGA-A1-A0SB-01", "OR11H1"]);
        Assert.Equal(double.NaN, matrix["TCGA-A1-A0SB-02", "BRCA2"]);
        Assert.Equal(double.NaN, matrix["TCGA-A1-A0SB-01", "FGFR3"]);
        Assert.Equal(0, matrix["TCGA-BH-A18K-01", "FGFR3"]);
    }

    [Fact]
    public void Clinical_GdcBiotab_SkipsTheCdeLines()
    {
        ClinicalTable table = ClinicalReader.Read(DataFiles.Shared("tcga_gbm_lgg_radiogenomics/gbm_clinical_patient_n548.txt"));
        Assert.Equal(548, table.Ids.Length);
        Assert.Equal("TCGA-02-0001", table.Ids[0]);
        Assert.Equal("bcr_patient_barcode", table.IdColumn);
    }

    [Fact]
    public void Clinical_HnscCdr_Has38OsEvents()
    {
        ClinicalTable table = ClinicalReader.Read(DataFiles.Shared("tcga_hnsc_radiogenomics/clinical_cdr_n106.csv"), new()
        {
            Endpoints = [new Endpoint { Name = "OS", TimeColumn = "OS.time", EventColumn = "OS" }, new Endpoint { Name = "PFI", TimeColumn = "PFI.time", EventColumn = "PFI" }],
        });
        Assert.Equal(106, table.Ids.Length);
        Assert.Equal((38, 36), (table.Endpoints[0].EventCount, table.Endpoints[1].EventCount));
        Assert.DoesNotContain(table.Diagnostics, d => d.Code == ErrorCode.EndpointInvalid);
    }

    [Fact]
    public void Clinical_CBioPortal_SkipsHashLinesAndReadsCodedEvents()
    {
        ClinicalTable table = ClinicalReader.Read(DataFiles.Shared("cbioportal_study_es_0/data_clinical_patients.txt"), new()
        {
            Endpoints = [new Endpoint { Name = "OS", TimeColumn = "OS_MONTHS", EventColumn = "OS_STATUS", Unit = TimeUnit.Months }],
        });
        Assert.Equal(841, table.Ids.Length);
        Assert.True(table.Endpoints[0].EventCount > 10);
    }

    [Fact]
    public void Clinical_NsclcTidy_Has63Deaths()
    {
        ClinicalTable table = ClinicalReader.Read(DataFiles.Shared("nsclc_radiogenomics/clinical_tidy_n211.csv"), new()
        {
            Endpoints = [new Endpoint { Name = "OS", TimeColumn = "os_days", EventColumn = "os_event" }],
        });
        Assert.Equal((211, 63), (table.Ids.Length, table.Endpoints[0].EventCount));
    }

    [Fact]
    public void Clinical_GliomaSurvivalCrLf_LosesTheReturns()
    {
        ClinicalTable table = ClinicalReader.Read(DataFiles.Shared("tcga_gbm_lgg_radiogenomics/glioma_survival_OS_DSS_PFI_n1103.txt"));
        Assert.Equal(1103, table.Ids.Length);
        Assert.Equal("Redaction", table.Values.Columns[^1].Name);
    }

    [Fact]
    public void GeneSets_WithoutDescription_KeepTheFirstGene()
    {
        GeneSetFile sets = GeneSetReader.Read(DataFiles.Shared("genesets/immune/immune23_malformed_no_description.gmt"));
        Assert.Equal("ADAM28", sets.Sets[0].Genes[0]);
        Assert.Contains(sets.Diagnostics, d => d.Code == ErrorCode.GeneSetInvalid);
    }

    [Theory]
    [InlineData("genesets/h.all.v7.0.symbols.gmt", 50)]
    [InlineData("genesets/c2.cp.kegg.v7.0.symbols.gmt", 186)]
    [InlineData("genesets/wikipathways-20180810-Homo_sapiens.entrez.gmt", -1)]
    [InlineData("genesets/enrichr.KEGG_2016.gmt", 293)]
    [InlineData("genesets/enrichr.GO_Biological_Process_2021.gmt", 6036)]
    [InlineData("genesets/c5.cc.v5.0.entrez.gmt", 233)]
    [InlineData("genesets/c5.bp.v6.2.symbols.gmt", 4436)]
    [InlineData("genesets/c2.cp.reactome.v7.0.symbols.gmt", 1499)]
    [InlineData("genesets/mouse.reactome.gmt", 1457)]
    [InlineData("genesets/immune/Bindea24.gmt", -1)]
    [InlineData("genesets/immune/immune28_ssGSEA.gmt", 28)]
    [InlineData("genesets/immune/IOBR_signature_collection_323.gmt", 323)]
    [InlineData("genesets/MOVICS_gene_sets_of_interest.gmt", -1)]
    [InlineData("gsea/fgsea_examplePathways.gmt", -1)]
    [InlineData("gsea/genes.gmt", -1)]
    [InlineData("gsea/geneset.gsva.gmt", -1)]
    [InlineData("gsea/temp.gmt", -1)]
    public void GeneSets_WithDescription_AreNotMistaken(string file, int count)
    {
        GeneSetFile sets = GeneSetReader.Read(DataFiles.Shared(file));
        Assert.DoesNotContain(sets.Diagnostics, d => d.Message.Contains("no description", StringComparison.Ordinal));
        Assert.True(count < 0 || sets.Sets.Length == count, $"{sets.Sets.Length} sets");
    }

    [Fact]
    public void Ranks_WithAndWithoutHeader_GiveTheSame()
    {
        RankedGenes plain = RankReader.Read(DataFiles.Shared("gsea/fgsea_exampleRanks.rnk"));
        RankedGenes headed = RankReader.Read(DataFiles.Shared("gsea/naive.vs.th1.rnk"));
        Assert.Equal(plain.Genes, headed.Genes);
        Assert.Equal(plain.Scores, headed.Scores);
        Assert.Equal(-63.3370337079998, plain.Scores[0]);
    }
}
