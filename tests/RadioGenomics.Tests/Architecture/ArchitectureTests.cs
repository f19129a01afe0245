using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace RadioGenomics.Tests.Architecture;

public sealed partial class ArchitectureTests
{
    const int MostLines = 400;

    // The arrows: who may refer to whom directly.
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["RadioGenomics.Core"] = [],
        ["RadioGenomics.Numerics"] = ["RadioGenomics.Core"],
        ["RadioGenomics.Data"] = ["RadioGenomics.Core"],
        ["RadioGenomics.Figures"] = ["RadioGenomics.Core"],
        ["RadioGenomics.Analysis"] = ["RadioGenomics.Core", "RadioGenomics.Numerics"],
        ["RadioGenomics.Radiomics"] = ["RadioGenomics.Core", "RadioGenomics.Numerics"],
        ["RadioGenomics"] = ["RadioGenomics.Core", "RadioGenomics.Numerics", "RadioGenomics.Data", "RadioGenomics.Analysis", "RadioGenomics.Radiomics", "RadioGenomics.Figures"],
        ["RadioGenomics.DotNetInteractive"] = [],
        ["RadioGenomics.Scripting"] = ["RadioGenomics", "RadioGenomics.DotNetInteractive"],
        ["RadioGenomics.Kernel"] = ["RadioGenomics.Scripting"],
        ["RadioGenomics.Cli"] = ["RadioGenomics.Scripting", "RadioGenomics.Kernel"],
    };

    // Takes what cells print; prints nothing itself.
    static readonly string[] MayTouchConsole = ["src/RadioGenomics.Scripting/Session/ConsoleRouter.cs"];

    public static TheoryData<string> Projects() =>
        [.. Directory.GetFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_FollowTheArrows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out string[]? allowed), $"{project} is not a room of the architecture; add it and its arrows here.");
        string file = Path.Combine(SourceTree.Root, "src", project, project + ".csproj");
        string[] references = [.. XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))];
        Assert.True(references.All(allowed!.Contains), $"{project} refers to {string.Join(", ", references.Except(allowed!))}; allowed: {string.Join(", ", allowed!)}.");
    }

    [Fact]
    public void Source_OutsideKernelAndCli_DoesNotTouchTheConsole()
    {
        string[] guilty = [.. SourceTree.CSharpFiles("src")
            .Where(f => !f.StartsWith("src/RadioGenomics.Cli/", StringComparison.Ordinal) && !f.StartsWith("src/RadioGenomics.Kernel/", StringComparison.Ordinal))
            .Except(MayTouchConsole)
            .Where(f => SourceTree.Read(f).Split('\n').Any(l => ConsoleCall().IsMatch(l) && !l.TrimStart().StartsWith("//", StringComparison.Ordinal)))];
        Assert.True(guilty.Length == 0, $"Only Kernel and Cli print; found System.Console in {string.Join(", ", guilty)}.");
    }

    [Fact]
    public void Source_EveryFile_HasAtMost400Lines()
    {
        string[] tooLong = [.. SourceTree.CSharpFiles("src").Select(f => (File: f, Lines: SourceTree.Read(f).Split('\n').Length - 1))
            .Where(t => t.Lines > MostLines).Select(t => FormattableString.Invariant($"{t.File}: {t.Lines} lines"))];
        Assert.True(tooLong.Length == 0, string.Join('\n', tooLong));
    }

    // Not preceded by a word or dot, so that AnsiConsole, IConsole and a figure's "Console." in a string's middle do not count.
    [GeneratedRegex(@"(?<![\w.""])(System\.)?Console\.(Write|WriteLine|Out|Error|In|Read\w*|SetOut|SetError|SetIn|OpenStandard\w*)\b")]
    private static partial Regex ConsoleCall();
}
