namespace RadioGenomics.Data;

/// <summary>Finds the column that identifies rows.</summary>
static class IdColumns
{
    static readonly string[] Known =
    [
        "bcr_patient_barcode", "patient_id", "patientid", "patient", "_patient", "case_id", "caseid", "case", "case submitter id", "case_submitter_id",
        "subject_id", "subjectid", "subject", "participant_id", "sample_id", "sampleid", "sample", "sample_name", "tumor_sample_barcode", "barcode",
        "id", "id_subject", "pid", "info_patientname", "info_patientid", "patientname", "patient_name", "name", "mouse", "mice",
    ];

    /// <summary>Names that readers look for, for messages.</summary>
    public static IReadOnlyList<string> Examples { get; } = ["patient_id", "sample_id", "case_id", "ID"];

    /// <summary>Position of the identifier column; -1 when none is found.</summary>
    public static int Find(DelimitedText file, string? declared)
    {
        string[] names = [.. file.Header.Select(h => h.Trim())];
        if (declared is not null)
        {
            int at = Array.IndexOf(names, declared);
            if (at < 0)
            {
                Throw.MissingColumn(file.FilePath, declared, names);
            }
            return at;
        }
        foreach (string known in Known)
        {
            int at = Array.FindIndex(names, n => n.Replace(' ', '_').Equals(known.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                return at;
            }
        }
        return -1;
    }
}
