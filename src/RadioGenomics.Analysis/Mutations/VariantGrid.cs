using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>Which class of variant each sample has in each gene, and how many variants in all.</summary>
sealed class VariantGrid
{
    public const string Several = "Multi_Hit", Mutated = "Mutated";

    // Okabe and Ito's colours and some of Tol's; the names are those of the MAF specification.
    static readonly (string Class, string Color)[] Known =
    [
        ("Missense_Mutation", "#009e73"), ("Nonsense_Mutation", "#d55e00"), ("Frame_Shift_Del", "#0072b2"), ("Frame_Shift_Ins", "#cc79a7"), ("Splice_Site", "#e69f00"),
        ("In_Frame_Del", "#f0e442"), ("In_Frame_Ins", "#88ccee"), ("Translation_Start_Site", "#882255"), ("Nonstop_Mutation", "#999933"), (Several, "#1a1a1a"), (Mutated, "#0072b2"),
    ];
    const string OtherColor = "#aa4499";

    readonly Dictionary<(string Sample, string Gene), string> _classes = [];
    readonly Dictionary<string, Dictionary<string, int>> _burden = new(StringComparer.Ordinal);

    public VariantGrid(Table? variants)
    {
        HasClasses = variants is not null;
        if (variants is null)
        {
            return;
        }
        foreach (string column in (string[])["sample", "gene", "variant_class"])
        {
            if (!variants.HasColumn(column))
            {
                Throw.VariantColumn(variants.Name, column);
            }
        }
        TableColumn samples = variants["sample"], genes = variants["gene"], classes = variants["variant_class"];
        for (int i = 0; i < variants.RowCount; i++)
        {
            (string sample, string gene, string kind) = (samples.TextAt(i) ?? "", genes.TextAt(i) ?? "", classes.TextAt(i) ?? "Unknown");
            _classes[(sample, gene)] = _classes.ContainsKey((sample, gene)) ? Several : kind;
            Dictionary<string, int> counts = _burden.TryGetValue(sample, out Dictionary<string, int>? found) ? found : _burden[sample] = new(StringComparer.Ordinal);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }
    }

    public bool HasClasses { get; }

    /// <summary>Class of a mutated cell.</summary>
    public string ClassOf(string sample, string gene) => _classes.GetValueOrDefault((sample, gene), Mutated);

    /// <summary>Variants of a sample by class.</summary>
    public IReadOnlyDictionary<string, int> BurdenOf(string sample) => _burden.TryGetValue(sample, out Dictionary<string, int>? counts) ? counts : ImmutableDictionary<string, int>.Empty;

    public static string ColorOf(string kind) => Known.FirstOrDefault(k => k.Class == kind).Color ?? OtherColor;

    /// <summary>Place of a class in keys and stacks.</summary>
    public static int Rank(string kind) => Array.FindIndex(Known, k => k.Class == kind) is int at and >= 0 ? at : Known.Length;

    public static string Words(string kind) => kind.Replace('_', ' ');
}
