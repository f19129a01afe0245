using System.Text.RegularExpressions;
using Xunit;

namespace RadioGenomics.Tests.Architecture;

public sealed partial class ErrorCodeTests
{
    // LAPACK has to fail for it, which no finite matrix that we know of brings about.
    static readonly ErrorCode[] CannotBeProvoked = [ErrorCode.NotConverged];

    static readonly HashSet<string> InSource = Mentioned("src");
    static readonly HashSet<string> InTests = Mentioned("tests");

    static IEnumerable<ErrorCode> Codes => Enum.GetValues<ErrorCode>().Where(c => c != ErrorCode.None);

    [Fact]
    public void ErrorCode_Every_IsUsedInTheSource() =>
        AssertNone(Codes.Where(c => !InSource.Contains(c.ToString())));

    [Fact]
    public void ErrorCode_EveryUsed_IsMentionedInATest() =>
        AssertNone(Codes.Where(c => InSource.Contains(c.ToString()) && !InTests.Contains(c.ToString())).Except(CannotBeProvoked));

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
