namespace RadioGenomics.Data.Cohorts;

/// <summary>How fine a key is.</summary>
public enum KeyLevel
{
    /// <summary>One row per patient.</summary>
    Patient,
    /// <summary>One row per sample of a patient; tables that know only the patient are repeated.</summary>
    Sample,
    /// <summary>One row per lesion of a patient or sample; coarser tables are repeated.</summary>
    Lesion,
}

/// <summary>What an identifier of a file stands for: a patient, and where the file knows it a sample and a lesion.</summary>
/// <param name="Patient">The patient; never empty.</param>
/// <param name="Sample">The sample, null where the table speaks of patients.</param>
/// <param name="Lesion">The lesion, null where the table does not tell lesions apart.</param>
public readonly record struct IdKey(string Patient, string? Sample = null, string? Lesion = null)
{
    /// <summary>The key without the parts that are finer than <paramref name="level"/>.</summary>
    public IdKey CutTo(KeyLevel level) => level switch
    {
        KeyLevel.Patient => new(Patient),
        KeyLevel.Sample => new(Patient, Sample),
        _ => this,
    };

    /// <summary><c>patient</c>, <c>patient/sample</c>, <c>patient/sample/lesion</c>, or <c>patient/-/lesion</c> without a sample.</summary>
    public override string ToString() => (Sample, Lesion) switch
    {
        (null, null) => Patient,
        (_, null) => $"{Patient}/{Sample}",
        _ => $"{Patient}/{Sample ?? "-"}/{Lesion}",
    };

    // Which of the optional parts are there: 0 patient only, 1 with sample, 2 with lesion, 3 with both.
    internal int Mask => (Sample is null ? 0 : 1) | (Lesion is null ? 0 : 2);

    internal IdKey Keep(int mask) => new(Patient, (mask & 1) != 0 ? Sample : null, (mask & 2) != 0 ? Lesion : null);
}
