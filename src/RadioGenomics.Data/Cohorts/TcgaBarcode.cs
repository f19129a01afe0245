using System.Globalization;
using System.Text.RegularExpressions;

namespace RadioGenomics.Data.Cohorts;

/// <summary>
/// TCGA barcodes of 12 (patient) to 28 characters (aliquot): <c>TCGA-BA-4074-01A-01D-1434-08</c>. Patient: the first 12
/// characters. Sample: the two digits of the sample type; vial, portion, plate and centre do not tell samples apart.
/// </summary>
public static partial class TcgaBarcode
{
    /// <summary>Splits a barcode.</summary>
    /// <param name="text">Upper case, without blanks around it.</param>
    /// <param name="patient">The 12 characters of the patient.</param>
    /// <param name="sampleType">The two digits of the sample type; null in a patient's barcode.</param>
    /// <returns>False when the text is no barcode.</returns>
    public static bool TryParse(string text, out string patient, out string? sampleType)
    {
        Match match = Barcode().Match(text);
        patient = match.Groups["patient"].Value;
        sampleType = match.Groups["type"].Success ? match.Groups["type"].Value : null;
        return match.Success;
    }

    /// <summary>Whether a sample type is normal tissue (10 to 19).</summary>
    public static bool IsNormal(string sampleType) => Code(sampleType) is >= 10 and <= 19;

    /// <summary>Whether a sample type is a control, not tissue of the patient (20 and above).</summary>
    public static bool IsControl(string sampleType) => Code(sampleType) >= 20;

    /// <summary>The name of a sample type, as in the code tables of the GDC.</summary>
    public static string Describe(string sampleType) => Code(sampleType) switch
    {
        1 => "primary solid tumour",
        2 => "recurrent solid tumour",
        3 => "primary blood-derived cancer, peripheral blood",
        4 => "recurrent blood-derived cancer, bone marrow",
        5 => "additional new primary",
        6 => "metastatic",
        7 => "additional metastatic",
        8 => "human tumour original cells",
        9 => "primary blood-derived cancer, bone marrow",
        10 => "blood-derived normal",
        11 => "solid tissue normal",
        12 => "buccal cell normal",
        13 => "EBV-immortalised normal",
        14 => "bone marrow normal",
        20 => "control analyte",
        _ => "type not in the code table",
    };

    static int Code(string sampleType) => int.Parse(sampleType, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(?<patient>TCGA-[A-Z0-9]{2}-[A-Z0-9]{4})(-(?<type>[0-9]{2})[A-Z]?(-[0-9]{2}[A-Z]?(-[A-Z0-9]{4}(-[A-Z0-9]{2})?)?)?)?$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Barcode();
}
