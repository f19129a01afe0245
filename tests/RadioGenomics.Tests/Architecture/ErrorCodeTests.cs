using System.Text.RegularExpressions;
using Xunit;

namespace RadioGenomics.Tests.Architecture;

public sealed partial class ErrorCodeTests
{
    // Codes whose place is not built yet. A code leaves this list when it is used.
    static readonly ErrorCode[] NotYetUsed = [ErrorCode.LowPower, ErrorCode.OptionUnknown];

    // Used codes that no test provokes yet; to be emptied.
    static readonly ErrorCode[] NotYetTested =
    [
        ErrorCode.AmbiguousIdentifier, ErrorCode.IdentifierDropped, ErrorCode.ReaderNote, ErrorCode.NotConverged, ErrorCode.EmptyNetwork, ErrorCode.Usage, ErrorCode.Cancelled, ErrorCode.CommandUnsupported,
    ];

    static readonly HashSet<string> InSource = Mentioned("src");
    static readonly HashSet<string> InTests = Mentioned("tests");

    static IEnumerable<ErrorCode> Codes => Enum.GetValues<ErrorCode>().Where(c => c != ErrorCode.None);

    [Fact]
    public void ErrorCode_Every_IsUsedInTheSource() =>
        AssertNone(Codes.Where(c => !InSource.Contains(c.ToString())).Except(NotYetUsed));

    [Fact]
    public void ErrorCode_EveryUsed_IsMentionedInATest() =>
        AssertNone(Codes.Where(c => InSource.Contains(c.ToString()) && !InTests.Contains(c.ToString())).Except(NotYetTested));

    // A number is a promise to users: 1xxx data ... 6xxx notebooks, no number twice.
    [Fact]
    public void ErrorCode_Numbers_AreUniqueAndInTheirBlocks()
    {
        Assert.Equal(Codes.Count(), Codes.Select(c => (int)c).Distinct().Count());
        Assert.All(Codes, c => Assert.InRange((int)c, 1000, 6999));
    }

    static void AssertNone(IEnumerable<ErrorCode> codes) =>
        Assert.True(!codes.Any(), "not so: " + string.Join(", ", codes));

    static HashSet<string> Mentioned(string folder) =>
    [
        .. SourceTree.CSharpFiles(folder)
            .Where(f => !f.EndsWith("/ErrorCode.cs", StringComparison.Ordinal) && !f.EndsWith("/ErrorCodeTests.cs", StringComparison.Ordinal))
            .SelectMany(f => SourceTree.Read(f).Split('\n'))
            .Where(l => !l.TrimStart().StartsWith("///", StringComparison.Ordinal))
            .SelectMany(l => CodeName().Matches(l)).Select(m => m.Groups[1].Value),
    ];

    [GeneratedRegex(@"\bErrorCode\.(\w+)")]
    private static partial Regex CodeName();
}
