using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Figures;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>figure export RESULT</c>: draws the figures of a finished analysis again, for a journal, without computing anything.</summary>
sealed class FigureExportVerb : AnalysisVerb
{
    // A figure of a hundred thousand points with names is a tenth of this.
    const long LargestSpec = 100_000_000;
    const int LongestStem = 100;

    readonly Argument<string[]> _results = new("RESULT") { Description = "The folder of a result, its result.json, or the .json beside one figure; several are exported together.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> _style = new("--style") { Description = "Text sizes and lines.", DefaultValueFactory = _ => "plain", HelpName = "plain|nature|radiology" };
    readonly Option<string> _format = new("--format") { Description = "Formats; svg is always written.", DefaultValueFactory = _ => "svg", HelpName = "svg,pdf,png,tiff,html" };
    readonly Option<string?> _width = new("--width-mm") { Description = "Width of every figure in millimetres; journals ask for 85, 114 or 180. [default: the style's]", HelpName = "number" };
    readonly Option<string?> _dots = new("--dpi") { Description = "Dots per inch of png and tiff. [default: the style's, 300 or 600]", HelpName = "integer" };

    readonly Option<bool> _combine = new("--combine") { Description = "One figure of all, with letters, in the order given." };
    readonly Option<string?> _design = new("--design") { Description = "With --combine: where they go, rows of letters divided by '/'; aab/ccb puts the first over two columns. [default: two to a row]", HelpName = "letters" };

    protected override string Group => "figure";

    protected override string Name => "export";

    protected override string Description => "Draws the figures of a result for a journal: SVG, PDF, PNG, TIFF, interactive HTML, each with its data and its spec.";

    public override string Example => "radiogenomics figure export modules --style nature --width-mm 85 --format pdf,tiff --out figures-for-paper";

    protected override void Configure(Command command)
    {
        command.Arguments.Add(_results);
        foreach (Option option in (Option[])[_style, _format, _width, _dots, _combine, _design])
        {
            command.Options.Add(option);
        }
    }

    protected override VerbResult Execute(ParseResult arguments, RunContext run)
    {
        FigureStyle style = Style(arguments);
        ImmutableArray<string> formats = Formats(arguments.GetRequiredValue(_format));
        ImmutableArray<FigureSpec> figures = Distinct(arguments.GetRequiredValue(_results).SelectMany(Specs).Select(Read));
        if (arguments.GetValue(_combine))
        {
            FigureAssemblyOptions defaults = new();
            figures = [FigureSpec.Combine(figures, defaults with { Design = arguments.GetValue(_design) ?? "", WidthMm = OptionText.Number(arguments, _width) ?? defaults.WidthMm })];
            style = style with { WidthMm = figures[0].WidthMm };
        }
        else if (arguments.GetValue(_design) is not null)
        {
            throw new RadioGenomicsException(ErrorCode.OptionConflict, "--design says where the parts of one figure go; expected --combine with it.");
        }
        return new VerbResult
        {
            Summary = string.Create(CultureInfo.InvariantCulture, $"{figures.Length} figures: {string.Join(", ", figures.Select(f => f.Id))}."),
            Tables = [],
            ShownTables = 0,
            Figures = figures,
            FigureFormats = formats,
            FigureStyle = style,
            Settings = [("style", arguments.GetRequiredValue(_style)), ("format", formats), ("width-mm", style.WidthMm), ("dpi", style.DotsPerInch), ("combine", arguments.GetValue(_combine)), ("design", arguments.GetValue(_design))],
        };
    }

    // Results of two runs of one verb have figures of one name: the second is kept beside the first.
    static ImmutableArray<FigureSpec> Distinct(IEnumerable<FigureSpec> figures)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<FigureSpec> named = [];
        foreach (FigureSpec figure in figures)
        {
            string stem = Stem(figure.Id), id = stem;
            for (int i = 2; !taken.Add(id); i++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}");
            }
            named.Add(id == figure.Id ? figure : figure with { Id = id });
        }
        return [.. named];
    }

    // The file name comes from a file that anybody may have written.
    static string Stem(string id)
    {
        string plain = string.Concat(id.Take(LongestStem).Select(c => char.IsAsciiLetterOrDigit(c) || (char.IsLetterOrDigit(c) && !char.IsSurrogate(c)) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');
        return plain == id ? id : plain.Length == 0 ? "figure" : plain;
    }

    FigureStyle Style(ParseResult arguments)
    {
        string name = arguments.GetRequiredValue(_style);
        FigureStyle style = name.ToLowerInvariant() switch
        {
            "plain" => FigureStyle.Plain,
            "nature" => FigureStyle.Nature,
            "radiology" => FigureStyle.Radiology,
            _ => throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, $"--style is '{name}'; expected plain, nature or radiology."),
        };
        int? dots = arguments.GetValue(_dots) is string text ? (int)OptionText.Parse(_dots.Name, text, typeof(int))! : null;
        return style with { WidthMm = OptionText.Number(arguments, _width) ?? style.WidthMm, DotsPerInch = dots ?? style.DotsPerInch };
    }

    static ImmutableArray<string> Formats(string text)
    {
        ImmutableArray<string> formats = [.. OptionText.List(text.ToLowerInvariant()).Select(f => f == "tif" ? "tiff" : f)];
        return formats.FirstOrDefault(f => !FigureFile.Formats.Contains(f)) is string unknown
            ? throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, $"--format has '{unknown}'; expected some of {string.Join(", ", FigureFile.Formats)}.")
            : formats;
    }

    static string[] Specs(string path)
    {
        string folder = Path.GetFileName(path) == "result.json" ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
        if (!Directory.Exists(folder))
        {
            return File.Exists(folder) ? [folder]
                : throw new RadioGenomicsException(ErrorCode.FileNotFound, $"'{path}' does not exist; expected the folder of a result, its result.json, or the .json beside a figure.");
        }
        string figures = Directory.Exists(Path.Combine(folder, "figures")) ? Path.Combine(folder, "figures") : folder;
        string[] specs = [.. Directory.EnumerateFiles(figures, "*.json").Where(f => Path.GetFileName(f) != "result.json").Order(StringComparer.Ordinal)];
        return specs.Length > 0 ? specs
            : throw new RadioGenomicsException(ErrorCode.EmptyTable, $"'{path}' holds no figures; expected .json files in its folder 'figures'. Not every verb draws one.");
    }

    static FigureSpec Read(string path)
    {
        if (new FileInfo(path).Length is var length && length > LargestSpec)
        {
            throw new RadioGenomicsException(ErrorCode.InputTooLarge, FormattableString.Invariant($"'{path}' has {length} bytes; a figure spec has at most {LargestSpec}."));
        }
        Provenance.Input(path, "figure");
        try
        {
            return FigureJson.Read(File.ReadAllText(path));
        }
        catch (RadioGenomicsException error)
        {
            throw new RadioGenomicsException(error.Code, $"'{path}': {error.Message}", error);
        }
    }
}
