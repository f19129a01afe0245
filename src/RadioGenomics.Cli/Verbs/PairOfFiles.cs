using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Cli.Verbs;

/// <summary>Two matrix files as a cohort made on the spot, so that they are joined, checked and reported as any other tables.</summary>
sealed class PairOfFiles
{
    public const string XName = "x";
    public const string YName = "y";

    readonly Option<string?> _orientation = new("--orientation") { Description = "How the files stand, when --x and --y are files.", HelpName = OptionText.Form(typeof(Orientation)) };
    readonly Option<string?> _xOrientation = new("--x-orientation") { Description = "How the first file stands, when it differs.", HelpName = OptionText.Form(typeof(Orientation)) };
    readonly Option<string?> _yOrientation = new("--y-orientation") { Description = "How the second file stands, when it differs.", HelpName = OptionText.Form(typeof(Orientation)) };
    readonly Option<string?> _idRule = new("--id-rule") { Description = "How identifiers become patients: as they are, as TCGA barcodes, or a regular expression with the group 'patient'.", HelpName = "none|tcga|REGEX" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_orientation, _xOrientation, _yOrientation, _idRule])
        {
            command.Options.Add(option);
        }
    }

    public Cohort Load(ParseResult arguments, string x, string y, RunContext run)
    {
        var manifest = new CohortManifest
        {
            Name = "two files",
            IdRule = Rule(arguments.GetValue(_idRule)),
            MinimumJoinedShare = 0,
            Tables =
            [
                Of(XName, x, arguments, _xOrientation),
                Of(YName, y, arguments, _yOrientation),
            ],
        };
        return Cohort.Load(manifest, Environment.CurrentDirectory, run);
    }

    TableManifest Of(string name, string file, ParseResult arguments, Option<string?> own)
    {
        if (!File.Exists(file))
        {
            throw new RadioGenomicsException(ErrorCode.FileNotFound,
                $"--{name} is '{file}', and there is no such file. Without a cohort, --x and --y are paths of matrix files; "
                + "with one, write the cohort's path first: radiogenomics correlate cohort.json --x radiomics --y expression.");
        }
        string? orientation = arguments.GetValue(own) ?? arguments.GetValue(_orientation);
        return new TableManifest
        {
            Name = name,
            Kind = KindOf(file),
            File = Path.GetFullPath(file),
            Orientation = orientation is null ? Orientation.Auto : (Orientation)OptionText.Parse(own.Name, orientation, typeof(Orientation))!,
            Required = true,
        };
    }

    // A mutation file is known by its name, PyRadiomics' output by its first columns; everything else is a plain matrix.
    static TableKind KindOf(string file)
    {
        string name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return name.EndsWith(".maf", StringComparison.OrdinalIgnoreCase) ? TableKind.Mutations
            : name.EndsWith(".gct", StringComparison.OrdinalIgnoreCase) ? TableKind.Expression
            : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && HasDiagnostics(file) ? TableKind.Radiomics
            : TableKind.Matrix;
    }

    static bool HasDiagnostics(string file)
    {
        Span<char> start = stackalloc char[4096];
        using var reader = new StreamReader(file);
        int read = reader.ReadBlock(start);
        return start[..read].IndexOf("diagnostics_", StringComparison.Ordinal) >= 0;
    }

    static IdRule? Rule(string? text) => text switch
    {
        null or "none" => null,
        "tcga" => new IdRule { Kind = IdRuleKind.Tcga },
        _ => new IdRule { Pattern = text },
    };
}
