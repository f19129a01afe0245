using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class RadiomicsReaderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("original_shape_MeshVolume", "", "", "original", "", "shape", "MeshVolume")]
    [InlineData("wavelet-LHL_glcm_JointEntropy", "", "", "wavelet", "LHL", "glcm", "JointEntropy")]
    [InlineData("log-sigma-2-0-mm-3D_firstorder_90Percentile", "", "", "log-sigma", "2-0-mm-3D", "firstorder", "90Percentile")]
    [InlineData("lbp-3D-k_ngtdm_Busyness", "", "", "lbp", "3D-k", "ngtdm", "Busyness")]
    [InlineData("squareroot_gldm_DependenceEntropy", "", "", "squareroot", "", "gldm", "DependenceEntropy")]
    [InlineData("peri-0-5mm_original_glszm_ZoneEntropy", "peri-0-5mm", "", "original", "", "glszm", "ZoneEntropy")]
    [InlineData("peri-0-5mm_arterial_wavelet-HHH_glrlm_RunEntropy", "peri-0-5mm", "arterial", "wavelet", "HHH", "glrlm", "RunEntropy")]
    [InlineData("original_firstorder_Entropy_venous", "", "venous", "original", "", "firstorder", "Entropy")]
    [InlineData("T1CE_original_shape_VoxelVolume", "", "T1CE", "original", "", "shape", "VoxelVolume")]
    [InlineData("waveletHHL_GLRLM_RunPercentage", "", "", "wavelet", "HHL", "glrlm", "RunPercentage")]
    [InlineData("firstOrder_Energy", "", "", "original", "", "firstorder", "Energy")]
    [InlineData("GLCM_Contrast", "", "", "original", "", "glcm", "Contrast")]
    [InlineData("morph_volume", "", "", "original", "", "morph", "volume")]
    [InlineData("cm_joint_max_d1_3d_v_mrg_fbs_w25.0", "", "", "original", "", "cm", "joint_max_d1_3d_v_mrg_fbs_w25.0")]
    [InlineData("wavelet_db3_llh_stat_mean", "", "", "wavelet", "db3_llh", "stat", "mean")]
    [InlineData("CONVENTIONAL_SUVmax", "", "", "original", "", "conventional", "SUVmax")]
    [InlineData("age", "", "", "", "", "", "age")]
    [InlineData("TP53", "", "", "", "", "", "TP53")]
    public void FeatureName_IsTakenApart(string name, string region, string phase, string type, string parameter, string kind, string feature)
    {
        var parsed = FeatureName.Parse(name);
        Assert.Equal((name, region, phase, type, parameter, kind, feature),
            (parsed.Name, parsed.Region, parsed.Phase, parsed.ImageType, parsed.FilterParameter, parsed.FeatureClass, parsed.Feature));
    }

    [Fact]
    public void FeatureName_Sigma_IsInMillimetres()
    {
        Assert.Equal(2.5, FeatureName.Parse("log-sigma-2-5-mm-3D_glcm_Idm").SigmaMm);
        Assert.Null(FeatureName.Parse("wavelet-LLL_glcm_Idm").SigmaMm);
    }

    [Theory]
    [InlineData("original_shape_MeshVolume", true)]
    [InlineData("original_shape_VoxelVolume", true)]
    [InlineData("shapeSize_Volume", true)]
    [InlineData("morph_volume", true)]
    [InlineData("MORPHOLOGICAL_Volume(IBSI:RNU0)", true)]
    [InlineData("original_shape_SurfaceVolumeRatio", false)]
    [InlineData("original_shape_Sphericity", false)]
    public void FeatureName_KnowsVolumes(string name, bool volume) => Assert.Equal(volume, FeatureName.Parse(name).IsVolumeLike);

    [Fact]
    public void FindVolume_PrefersTheLesionsMesh() =>
        Assert.Equal("original_shape_MeshVolume", FeatureName.FindVolume(["peri_original_shape_MeshVolume", "original_shape_VoxelVolume", "original_shape_MeshVolume"])?.Name);

    [Fact]
    public void PyRadiomicsBatch_KeepsImagesMasksAndDiagnosticsApart()
    {
        RadiomicTable table = RadiomicsReader.Read(_files.Write("p.csv",
            "Patient,Image,Mask,Label,diagnostics_Versions_PyRadiomics,diagnostics_Mask-original_VoxelNum,original_shape_MeshVolume,original_glcm_Idm\n"
            + "P1,a.nii,b.nii,1,v3.1,100,12.5,0.5\nP2,c.nii,d.nii,1,v3.1,90,NA,0.25\n"));
        Assert.Equal(["original_shape_MeshVolume", "original_glcm_Idm"], table.Features.FeatureIds);
        Assert.Equal(["Patient", "Image", "Mask", "Label", "diagnostics_Versions_PyRadiomics", "diagnostics_Mask-original_VoxelNum"], table.Provenance.Columns.Select(c => c.Name));
        Assert.Equal(["P1", "P2"], table.Ids);
        Assert.True(double.IsNaN(table.Features["P2", "original_shape_MeshVolume"]));
        Assert.Equal("original_shape_MeshVolume", table.VolumeFeature);
    }

    [Fact]
    public void Mirp_IsRecognised()
    {
        RadiomicTable table = RadiomicsReader.Read(_files.Write("m.csv",
            "sample_name;image_modality;image_voxel_size_x;image_mask_label;morph_volume;stat_mean;cm_joint_var_d1_3d_v_mrg_fbs_w25.0\nP1;ct;1.0;GTV;10.5;1.5;2\nP2;ct;1.0;GTV;11;2.5;3\n"));
        Assert.Equal(FeatureNaming.Mirp, table.Naming);
        Assert.Equal(["morph_volume", "stat_mean", "cm_joint_var_d1_3d_v_mrg_fbs_w25.0"], table.Features.FeatureIds);
    }

    [Fact]
    public void Lifex_IsRecognised()
    {
        RadiomicTable table = RadiomicsReader.Read(_files.Write("l.csv",
            "INFO_PatientName,INFO_Roi,PARAMS_Bins,CONVENTIONAL_SUVmax,SHAPE_Volume(mL),GLZLM_SZE\nP1,tumour,64,10.5,3,0.5\nP2,tumour,64,11,4,0.6\n"));
        Assert.Equal(["P1", "P2"], table.Ids);
        Assert.Equal(3, table.Features.FeatureCount);
        Assert.Equal("SHAPE_Volume(mL)", table.VolumeFeature);
    }

    [Fact]
    public void SeveralLesions_NeedTheLesionColumn()
    {
        string path = _files.Write("l.csv", "patient_id,lesion,original_shape_MeshVolume\nP1,a,1\nP1,b,2\nP2,a,3\n");
        DataFiles.Fails(ErrorCode.DuplicateIdentifier, () => RadiomicsReader.Read(path), "'P1'", "line 2", "line 3", "LesionColumn");
        RadiomicTable table = RadiomicsReader.Read(path, new() { LesionColumn = "lesion" });
        Assert.Equal(["P1/a", "P1/b", "P2/a"], table.Features.SampleIds);
        Assert.Equal(["P1", "P1", "P2"], table.Ids);
        Assert.Equal(["a", "b", "a"], table.Lesions);
    }

    [Fact]
    public void TextInAFeature_IsAnErrorNotADroppedColumn()
    {
        string path = _files.Write("t.csv", "ID,original_shape_MeshVolume,foo\nP1,1,1\nP2,failed,2\n");
        DataFiles.Fails(ErrorCode.NotANumber, () => RadiomicsReader.Read(path), "line 3", "original_shape_MeshVolume", "'failed'");
    }

    [Fact]
    public void NoIdentifier_IsNamed() =>
        DataFiles.Fails(ErrorCode.MissingColumn, () => RadiomicsReader.Read(_files.Write("n.csv", "original_shape_MeshVolume,original_glcm_Idm\n1,2\n3,4\n")), "patient");
}
