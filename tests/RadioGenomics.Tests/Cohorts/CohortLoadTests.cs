using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class CohortLoadTests : IDisposable
{
    const string Radiomics = """{"kind":"radiomics","file":"radiomics.csv","idColumn":"ID"}""";
    const string Expression = """{"kind":"expression","file":"expression.csv","orientation":"samples-in-rows","idColumn":"ID","transforms":["log2(x+1)"]}""";
    const string Mutations = """{"kind":"mutations","file":"m.maf"}""";
    const string Clinical = """{"kind":"clinical","file":"clinical.csv","idColumn":"ID"}""";

    readonly CohortFolder _folder = new CohortFolder()
        .With("radiomics.csv", "ID,volume,texture,flat\nP3,30,0.3,7\nP1,10,0.1,7\nP2,20,0.2,7\nP4,40,0.4,7\nP5,50,0.6,7\n")
        .With("expression.csv", "ID,TP53,MKI67\nP1,1,3\nP2,3,7\nP3,7,1\nP4,0,15\nP5,3,0\nP6,9,9\n")
        .With("m.maf", "Hugo_Symbol\tVariant_Classification\tTumor_Sample_Barcode\nTP53\tMissense_Mutation\tP1\nTTN\tSilent\tP2\nKRAS\tMissense_Mutation\tP3\nKRAS\tMissense_Mutation\tP9\n")
        .With("clinical.csv", "ID,age,sex,stage,days,dead\nP1,61,F,II,100,1\nP2,62,M,I,200,0\nP3,NA,M,I,300,1\nP5,65,M,,,0\n");

    public void Dispose() => _folder.Dispose();

    // The three files have three orders; by hand: texture of P3 is 0.3, log2(TP53 + 1) of P3 is 3.
    [Fact]
    public void Load_FilesInDifferentOrders_AlignsByKey()
    {
        Cohort cohort = _folder.Load($"{Radiomics},{Expression}");
        Assert.Equal(["P1", "P2", "P3", "P4", "P5"], cohort.SampleIds);
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.6], cohort.Radiomics.Column("texture").ToArray());
        Assert.Equal([1, 2, 3, 0, 2], cohort.Expression.Column("TP53").ToArray());
    }

    // P2 has only a silent variant: wild type. P4 and P5 are not in the file: not profiled, not wild type.
    [Fact]
    public void Load_PatientNotInMutationFile_IsMissingNotWildType()
    {
        LabelledMatrix mutations = _folder.Load($"{Radiomics},{Expression},{Mutations}").Mutations;
        Assert.Equal(["KRAS", "TP53"], mutations.FeatureIds);
        Assert.Equal([1, 0, 0, double.NaN, double.NaN], mutations.Column("TP53").ToArray());
    }

    [Fact]
    public void Load_ProfiledDeclared_PatientWithoutMutationIsWildType()
    {
        LabelledMatrix mutations = _folder.Load($$"""{{Radiomics}},{{Expression}},{"kind":"mutations","file":"m.maf","profiled":["P1","P4"]}""").Mutations;
        Assert.Equal([1, 0, 0, 0, double.NaN], mutations.Column("TP53").ToArray());
    }

    [Fact]
    public void Load_AssumeProfiled_EveryPatientIsMutatedOrWildType()
    {
        LabelledMatrix mutations = _folder.Load($$"""{{Radiomics}},{{Expression}},{"kind":"mutations","file":"m.maf","assumeProfiled":true}""").Mutations;
        Assert.Equal([1, 0, 0, 0, 0], mutations.Column("TP53").ToArray());
    }

    [Fact]
    public void Load_OptionalClinical_LeavesGaps()
    {
        Table clinical = _folder.Load($"{Radiomics},{Expression},{Clinical}").Clinical;
        Assert.Equal(["P1", "P2", "P3", "P4", "P5"], CohortFolder.Texts(clinical["patient"]));
        Assert.Equal([61, 62, double.NaN, double.NaN, 65], clinical["age"].AsNumbers().ToArray());
        Assert.Null(clinical["sex"].TextAt(3));
    }

    [Fact]
    public void Load_RequiredClinical_DropsWhoIsNotInIt()
    {
        Cohort cohort = _folder.Load($$"""{{Radiomics}},{{Expression}},{"kind":"clinical","file":"clinical.csv","idColumn":"ID","required":true}""");
        Assert.Equal(["P1", "P2", "P3", "P5"], cohort.SampleIds);
        Assert.Equal("not in table clinical", Assert.Single(cohort.JoinReport.Entries, e => e.Table == "radiomics" && e.Identifier == "P4").Reason);
    }

    [Fact]
    public void Load_Endpoint_IsAlignedAndMissingWhereEitherIs()
    {
        CohortEndpoint os = _folder.Load($"{Radiomics},{Expression},{Clinical}", ""","endpoints":[{"name":"OS","time":"days","event":"dead"}]""").Endpoint("OS");
        Assert.Equal([100, 200, 300, double.NaN, double.NaN], os.Time);
        Assert.Equal([1, 0, 1, double.NaN, double.NaN], os.Event);
        Assert.Equal("OS: 2 events in 3 rows, time in days", os.ToString());
    }

    [Fact]
    public void Load_ConstantFeature_IsNamed() => Assert.Contains(_folder.Load($"{Radiomics},{Expression}").Diagnostics,
        d => d.Code == ErrorCode.ConstantColumn && d.Message == "radiomics: 1 of 3 features are constant over the cohort: flat.");

    [Fact]
    public void Load_FilterConstant_IsAppliedAndRecorded()
    {
        Cohort cohort = _folder.Load($$"""{"kind":"radiomics","file":"radiomics.csv","transforms":["filter-constant"]},{{Expression}}""");
        Assert.Equal(["volume", "texture"], cohort.Radiomics.FeatureIds);
        Assert.Contains(cohort.Steps, s => s is { Table: "radiomics", Step: "filter-constant", Detail: "5 × 2" });
    }

    // By hand, over P1..P5 of TP53 = 1, 3, 7, 0, 3 and MKI67 = 3, 7, 1, 15, 0; a library is the sum of the two.
    // Rank 2 of 5: Blom's score is the quantile of 1.625 / 5.25.
    [Theory]
    [InlineData("cpm", "CPM", 250000.0)]
    [InlineData("log10(x+1)", "log10(x + 1)", 0.30102999566398119521)]
    [InlineData("zscore", "z-score", -0.67082039324993692)]
    [InlineData("rank-normal", "normal score", -0.497200570681554)]
    public void Load_Transform_GivesValueAndUnit(string transform, string unit, double firstTp53)
    {
        LabelledMatrix expression = _folder.Load($$"""{{Radiomics}},{"kind":"expression","file":"expression.csv","idColumn":"ID","orientation":"samples-in-rows","transforms":["{{transform}}"]}""").Expression;
        Assert.Equal(unit, expression.Unit);
        Assert.Equal(firstTp53, expression["P1", "TP53"], 9);
    }

    [Fact]
    public void Load_EveryTransformOfTheManifest_IsKnown()
    {
        foreach (string transform in TransformNames.All)
        {
            Cohort cohort = _folder.Load($$"""{{Radiomics}},{"kind":"expression","file":"expression.csv","idColumn":"ID","orientation":"samples-in-rows","transforms":["{{transform}}"]}""");
            Assert.Contains(cohort.Steps, s => s.Step == transform);
        }
    }

    // Volume of P1..P5 is 10..50; TP53 is mutated in P1 and P2 only: every mutated volume is below every other, AUC 0.
    [Fact]
    public void FeatureMutations_SmallCohort_TestsAgainstTheProfiledOnly()
    {
        _folder.With("m.tsv", "ID,TP53\nP1,1\nP2,1\nP3,0\nP4,0\n".Replace(',', '\t'));
        Cohort cohort = _folder.Load($$"""{{Radiomics}},{{Expression}},{"kind":"mutations","file":"m.tsv","orientation":"samples-in-rows"}""");
        Analysis.Mutations.FeatureMutationPair pair = cohort.FeatureMutations(new() { MinMutated = 2, MinWildType = 2 }).Pairs.Single(p => p.Feature == "volume");
        Assert.Equal((2, 2, 0.0), (pair.MutatedCount, pair.WildTypeCount, pair.Auc));
        Assert.Equal("FeatureMutations", Assert.Single(cohort.Ledger.Entries).Verb);
    }

    // Lesions in a column of their own. P1: volumes 4 and 9, texture 0.1 and 0.5.
    [Theory]
    [InlineData("largest", 0.5)]
    [InlineData("first", 0.1)]
    [InlineData("mean", 0.3)]
    public void Load_SeveralLesions_PolicyDecides(string policy, double texture)
    {
        _folder.With("lesions.csv", "ID,lesion,volume,texture\nP1,a,4,0.1\nP1,b,9,0.5\nP2,a,5,0.2\n");
        Cohort cohort = _folder.Load(
            $$"""{"kind":"radiomics","file":"lesions.csv","idColumn":"ID","lesionColumn":"lesion","replicates":"{{policy}}"},{{Expression}}""", ""","volume":"volume" """);
        Assert.Equal(["P1", "P2"], cohort.SampleIds);
        Assert.Equal(texture, cohort.Radiomics["P1", "texture"], 12);
    }

    // The same identifier twice, in radiomics rows and in expression columns.
    [Fact]
    public void Load_SameIdentifierTwice_PolicyDecidesAndTheReportSaysSo()
    {
        _folder.With("twice.csv", "ID,volume\nP1,4\nP1,9\nP2,5\n").With("columns.tsv", "gene\tP2\tP1\tP1\nTP53\t1\t2\t4\nMKI67\t3\t5\t6\n");
        Cohort cohort = _folder.Load("""
            {"kind":"radiomics","file":"twice.csv","idColumn":"ID","replicates":"largest"},
            {"kind":"expression","file":"columns.tsv","orientation":"features-in-rows","replicates":"mean"}
            """, ""","volume":"volume" """);
        Assert.Equal([9, 5], cohort.Radiomics.Column("volume").ToArray());
        Assert.Equal([3, 1], cohort.Expression.Column("TP53").ToArray());
        Assert.Equal([("radiomics", "P1"), ("expression", "P1")], cohort.JoinReport.With(JoinStatus.Duplicate).Select(e => (e.Table, e.Identifier)));
    }

    [Fact]
    public void Load_SameIdentifierTwiceWithoutPolicy_NamesFileAndLines()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => _folder.With("twice.csv", "ID,volume\nP1,4\nP2,9\nP1,5\n")
            .Load($$"""{"kind":"radiomics","file":"twice.csv","idColumn":"ID"},{{Expression}}"""));
        Assert.Equal(ErrorCode.DuplicateIdentifier, error.Code);
        Assert.Contains("twice.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ReplicatesAll_RowsAreLesionsAndPatientsRepeat()
    {
        _folder.With("lesions.csv", "ID,lesion,volume,texture\nP1,a,4,0.1\nP1,b,9,0.5\nP2,a,5,0.2\n");
        Cohort cohort = _folder.Load($$"""{"kind":"radiomics","file":"lesions.csv","idColumn":"ID","lesionColumn":"lesion","replicates":"all"},{{Expression}}""");
        Assert.Equal(["P1/-/a", "P1/-/b", "P2/-/a"], cohort.SampleIds);
        Assert.Equal(["P1", "P1", "P2"], cohort.Patients);
        Assert.Equal([1, 1, 2], cohort.Expression.Column("TP53").ToArray());
    }

    [Fact]
    public void Load_NothingShared_ThrowsAndJoinStillReports()
    {
        _folder.With("expression.csv", "ID,TP53\nQ-1,1\nQ-2,3\n");
        var error = Assert.Throws<RadioGenomicsException>(() => _folder.Load($"{Radiomics},{Expression}"));
        Assert.Equal(ErrorCode.NoSharedKey, error.Code);
        JoinReport report = _folder.Join($"{Radiomics},{Expression}");
        Assert.Equal(ErrorCode.NoSharedKey, report.Failure!.Code);
        Assert.Equal(7, report.Entries.Length);
    }

    [Fact]
    public void Load_TooFewJoin_Throws() => Assert.Equal(ErrorCode.TooFewJoined,
        Assert.Throws<RadioGenomicsException>(() => _folder.With("expression.csv", "ID,TP53\nP1,1\nX2,3\nX3,3\n").Load($"{Radiomics},{Expression}")).Code);

    [Fact]
    public void Load_VolumeFeatureMisspelt_SuggestsTheNearest()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => _folder.Load($"{Radiomics},{Expression}", ""","volume":"volum" """));
        Assert.Contains("Did you mean 'volume'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileMissing_NamesIt()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => _folder.Load("""{"kind":"radiomics","file":"radiomic.csv"}"""));
        Assert.Equal(ErrorCode.FileNotFound, error.Code);
        Assert.Contains("radiomics.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LogarithmOfNegative_NamesSampleAndFeature()
    {
        _folder.With("expression.csv", "ID,TP53\nP1,1\nP2,-3\nP3,1\nP4,1\nP5,2\n");
        var error = Assert.Throws<RadioGenomicsException>(() => _folder.Load($"{Radiomics},{Expression}"));
        Assert.Equal(ErrorCode.NonFinite, error.Code);
        Assert.Contains("'P2'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'TP53'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DataRoot_ComesBeforeTheManifestsFolders()
    {
        string root = Directory.CreateTempSubdirectory("cohort-root").FullName;
        Directory.CreateDirectory(Path.Combine(root, "small"));
        File.WriteAllText(Path.Combine(root, "small", "r.csv"), "ID,volume\nP1,1\nP2,2\n");
        string manifest = _folder.Manifest("""{"kind":"radiomics","file":"r.csv","idColumn":"ID"}""", ""","dataFolders":["nowhere/small"]""");
        Assert.Equal(2, Cohort.Load(manifest, new CohortLoadOptions { DataRoot = root }).PatientCount);
        var error = Assert.Throws<RadioGenomicsException>(() => Cohort.Load(manifest));
        Assert.Contains("RADIOGENOMICS_DATA", error.Message, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void Load_InsideALedger_RecordsTheFiles()
    {
        using ProvenanceLedger ledger = Provenance.Start();
        _folder.Load($"{Radiomics},{Expression}");
        Assert.Equal(["cohort.json", "radiomics.csv", "expression.csv"], ledger.Inputs.Select(i => i.Path));
    }

    [Theory]
    [InlineData("protein")]
    [InlineData("mutations")]
    public void Matrix_NotThere_NamesWhatThereIs(string name)
    {
        Cohort cohort = _folder.Load($"{Radiomics},{Expression}");
        Assert.Contains("It has: radiomics, expression.", Assert.Throws<RadioGenomicsException>(() => cohort.Matrix(name)).Message, StringComparison.Ordinal);
    }

    // sex: M four times of... by hand M, M, M and F: M is the reference. P4 has no clinical row.
    [Fact]
    public void Covariates_TextColumn_IsDummyCodedAgainstTheMostFrequent()
    {
        LabelledMatrix covariates = _folder.Load($"{Radiomics},{Expression},{Clinical}").Covariates("sex", "volume");
        Assert.Equal(["sex=F", "volume"], covariates.FeatureIds);
        Assert.Equal([1, 0, 0, double.NaN, 0], covariates.Column("sex=F").ToArray());
    }

    [Fact]
    public void Covariates_Misspelt_SuggestsTheNearest()
    {
        Cohort cohort = _folder.Load($"{Radiomics},{Expression},{Clinical}");
        Assert.Contains("'age'", Assert.Throws<RadioGenomicsException>(() => cohort.Covariates("agee")).Message, StringComparison.Ordinal);
    }

    // Eigengenes of some rows in another order: correlated over the shared rows, by label.
    [Fact]
    public void Correlate_MatrixWithSomeRowsInOtherOrder_UsesTheSharedRows()
    {
        Cohort cohort = _folder.Load($"{Radiomics},{Expression}");
        var other = LabelledMatrix.FromColumnMajor(["P5", "P3", "P2", "P1"], ["ME0"], [0.6, 0.3, 0.2, 0.1]);
        Analysis.Statistics.CorrelationResult result = cohort.Correlate(cohort.Radiomics.SelectFeatures(["texture"]), other, covariates: []);
        Assert.Equal(4, result.N("texture", "ME0"));
        Assert.Equal(1, result.R("texture", "ME0"), 12);
    }

    [Fact]
    public void Correlate_ForeignMatrix_SaysNotAligned()
    {
        Cohort cohort = _folder.Load($"{Radiomics},{Expression}");
        var other = LabelledMatrix.FromColumnMajor(["A", "B", "C", "D"], ["ME0"], [1, 2, 3, 4]);
        Assert.Equal(ErrorCode.SamplesNotAligned, Assert.Throws<RadioGenomicsException>(() => cohort.Correlate(cohort.Radiomics, other)).Code);
    }

    [Fact]
    public void JoinReportHtml_IdentifierWithMarkup_StaysText()
    {
        const string Evil = "<script>alert('x')</script>";
        JoinReport report = JoinEngine.Run(
        [
            new() { Name = "a<b>", Identifiers = ["P1", Evil] }, new() { Name = "expression", Identifiers = ["P1"] },
        ]).Report;
        string html = JoinReportHtml.Render(report, "<i>title</i>");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", html, StringComparison.Ordinal);
    }
}
