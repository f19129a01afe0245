using System.Text.RegularExpressions;
using Xunit;

namespace RadioGenomics.Tests.Architecture;

public sealed partial class ErrorCodeTests
{
    // Codes whose place is not built yet. A code leaves this list when it is used; the second test sees to that.
    static readonly ErrorCode[] NotYetUsed = [];

    // Used codes that no test provokes yet; to be emptied.
    static readonly ErrorCode[] NotYetTested = [];

    static readonly HashSet<string> InSource = Mentioned("src");
    static readonly HashSet<string> InTests = Mentioned("tests");

    static IEnumerable<ErrorCode> Codes => Enum.GetValues<ErrorCode>().Where(c => c != ErrorCode.None);

    [Fact]
    public void ErrorCode_Every_IsUsedInTheSource() =>
        Assert.Equal([], Codes.Where(c => !InSource.Contains(c.ToString())).Except(NotYetUsed));

    [Fact]
    public void ErrorCode_EveryUsed_IsMentionedInATest() =>
        Assert.Equal([], Codes.Where(c => InSource.Contains(c.ToString()) && !InTests.Contains(c.ToString())).Except(NotYetTested));

    [Fact]
    public void Exceptions_OfTheTwoRules_AreStillNeeded()
    {
        Assert.Equal([], NotYetUsed.Where(c => InSource.Contains(c.ToString())));
        Assert.Equal([], NotYetTested.Where(c => InTests.Contains(c.ToString())));
    }

    // A number is a promise to users: 1xxx data ... 6xxx notebooks, no number twice.
    [Fact]
    public void ErrorCode_Numbers_AreUniqueAndInTheirBlocks()
    {
        Assert.Equal(Codes.Count(), Codes.Select(c => (int)c).Distinct().Count());
        Assert.All(Codes, c => Assert.InRange((int)c, 1000, 6999));
    }

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
