using System.Diagnostics;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Packages;

public sealed class PackageRestoreTests
{
    static readonly string Constant = "namespace Tiny; public static class Answer { public static int Value => 42; }";

    static PackageSession Session(PackageFeed feed, PackageOptions? options = null)
    {
        var session = new PackageSession(options ?? feed.Options, new NotebookLoadContext());
        session.AddSource(feed.Folder);
        return session;
    }

    static PackageRequest Ask(string text) => PackageRequest.Parse($"\"nuget:{text}\"");

    [Fact]
    public async Task Add_PackageWithDependency_BringsBothWithFilesAndHashes()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Base", "1.0.0", Constant).Add("Tiny.Top", "2.1.0", "public class Top;", [("Tiny.Base", "1.0.0")]);
        PackageSession session = Session(feed);
        PackageArrival arrival = await session.AddAsync([Ask("Tiny.Top,2.1.0")], TestContext.Current.CancellationToken);
        Assert.Equal(["Tiny.Base", "Tiny.Top"], arrival.Packages.Select(p => p.Id));
        Assert.All(arrival.Packages, p => Assert.Equal(64, Convert.FromBase64String(p.Sha512).Length));
        Assert.All(arrival.Packages.SelectMany(p => p.Files), f => Assert.True(File.Exists(f), f));
        Assert.Equal(2, session.References.Length);
    }

    // Issue 17361 of the reference: two packages in one cell, and a second cell with another.
    [Fact]
    public async Task Add_SeveralAtOnceAndThenMore_BringsAll()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant).Add("Tiny.B", "1.0.0", "public class B;").Add("Tiny.C", "1.0.0", "public class C;");
        PackageSession session = Session(feed);
        await session.AddAsync([Ask("Tiny.A,1.0.0"), Ask("Tiny.B,1.0.0"), Ask("Tiny.A")], TestContext.Current.CancellationToken);
        PackageArrival second = await session.AddAsync([Ask("Tiny.C,1.0.0"), Ask("Tiny.A")], TestContext.Current.CancellationToken);
        Assert.Equal(["Tiny.C"], second.Packages.Select(p => p.Id));
        Assert.Equal(3, session.Packages.Length);
    }

    [Theory]
    [InlineData("Tiny.V", "1.5.0")]
    [InlineData("Tiny.V,*", "1.5.0")]
    [InlineData("Tiny.V, *-*", "2.0.0-beta.1")]
    [InlineData(" Tiny.V , [1.0,1.5) ", "1.0.0")]
    [InlineData("Tiny.V,1.2", "1.2.0")]
    [InlineData("Tiny.V,1.2.0", "1.2.0")]
    [InlineData("Tiny.V,1.*", "1.5.0")]
    public async Task Add_VersionForms_TakesTheRightOne(string text, string expected)
    {
        using var feed = new PackageFeed();
        foreach (string version in new[] { "1.0.0", "1.2.0", "1.5.0", "2.0.0-beta.1" })
        {
            feed.Add("Tiny.V", version, Constant);
        }
        PackageArrival arrival = await Session(feed).AddAsync([Ask(text)], TestContext.Current.CancellationToken);
        Assert.Equal(expected, Assert.Single(arrival.Packages).Version);
    }

    [Fact]
    public async Task Add_SecondVersion_SaysSoInTheKnownWords()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant).Add("Tiny.A", "2.0.0", Constant);
        PackageSession session = Session(feed);
        await session.AddAsync([Ask("Tiny.A,1.0.0")], TestContext.Current.CancellationToken);
        var later = Assert.Throws<RadioGenomicsException>(() => session.Check(Ask("Tiny.A,2.0.0")));
        Assert.Equal("Tiny.A version 2.0.0 cannot be added because version 1.0.0 was added previously.", later.Message);
        Assert.Equal(ErrorCode.PackageConflict, later.Code);
        session.Check(Ask("tiny.a,1.0"));
        var inOneCell = await Assert.ThrowsAsync<RadioGenomicsException>(() => Session(feed).AddAsync([Ask("Tiny.A,1.0.0"), Ask("Tiny.A,2.0.0")], default));
        Assert.Equal(later.Message, inOneCell.Message);
    }

    [Fact]
    public async Task Add_NotThere_NamesPackageAndSources()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant);
        var unknown = await Assert.ThrowsAsync<RadioGenomicsException>(() => Session(feed).AddAsync([Ask("Tiny.Missing,1.0.0")], default));
        Assert.Equal(ErrorCode.PackageNotRestored, unknown.Code);
        Assert.Contains("Tiny.Missing", unknown.Message, StringComparison.Ordinal);
        Assert.Contains(feed.Folder, unknown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("radiogenomics-restore-", unknown.Message, StringComparison.Ordinal);
        // Another version is not taken silently in its place.
        var version = await Assert.ThrowsAsync<RadioGenomicsException>(() => Session(feed).AddAsync([Ask("Tiny.A,0.9.0")], default));
        Assert.Contains("1.0.0", version.Message, StringComparison.Ordinal);
    }

    // Issue 10068 of the reference: headless restores that hang. Nobody listens at this address.
    [Fact]
    public async Task Add_SourceThatDoesNotAnswer_SaysThatTheMachineMayBeOffline()
    {
        using var feed = new PackageFeed();
        var session = new PackageSession(feed.Options, new NotebookLoadContext());
        session.AddSource("https://127.0.0.1:9/v3/index.json");
        var error = await Assert.ThrowsAsync<RadioGenomicsException>(() => session.AddAsync([Ask("Tiny.A,1.0.0")], default));
        Assert.Equal(ErrorCode.PackageNotRestored, error.Code);
        Assert.Contains("offline", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_Cancelled_EndsAtOnceAndLeavesNothing()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant);
        using var stop = new CancellationTokenSource();
        int before = Directory.GetDirectories(Path.GetTempPath(), "radiogenomics-restore-*").Length;
        Task<PackageArrival> work = Session(feed).AddAsync([Ask("Tiny.A,1.0.0")], stop.Token);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.True(watch.ElapsedMilliseconds < 1500, FormattableString.Invariant($"{watch.ElapsedMilliseconds} ms"));
        Assert.True(Directory.GetDirectories(Path.GetTempPath(), "radiogenomics-restore-*").Length <= before + 1);
    }

    [Fact]
    public async Task Add_TimeOver_SaysSo()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant);
        PackageSession session = Session(feed, feed.Options with { Timeout = TimeSpan.FromMilliseconds(50) });
        var error = await Assert.ThrowsAsync<RadioGenomicsException>(() => session.AddAsync([Ask("Tiny.A,1.0.0")], default));
        Assert.Equal(ErrorCode.LimitReached, error.Code);
    }

    [Fact]
    public async Task Add_SameExactVersionsAgain_NeedsNoSecondRestore()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant);
        await Session(feed).AddAsync([Ask("Tiny.A,1.0.0")], TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        PackageArrival again = await Session(feed).AddAsync([Ask("Tiny.A,1.0.0")], TestContext.Current.CancellationToken);
        Assert.Single(again.Packages);
        Assert.True(watch.ElapsedMilliseconds < 400, FormattableString.Invariant($"{watch.ElapsedMilliseconds} ms: a restore takes longer"));
        // Where a file of the package has gone, the memory does not count.
        File.Delete(again.Packages[0].Runtime[0]);
        Directory.Delete(again.Packages[0].Folder, recursive: true);
        PackageArrival renewed = await Session(feed).AddAsync([Ask("Tiny.A,1.0.0")], TestContext.Current.CancellationToken);
        Assert.True(File.Exists(renewed.Packages[0].Runtime[0]));
    }

    [Fact]
    public async Task Lock_WrittenAndObeyed_FixesVersionsAndHashes()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Base", "1.0.0", Constant).Add("Tiny.Top", "1.0.0", "public class Top;", [("Tiny.Base", "1.0.0")]);
        string file = Path.Combine(feed.Root, "a.packages.lock.json");
        PackageSession first = Session(feed);
        await first.AddAsync([Ask("Tiny.Top")], TestContext.Current.CancellationToken);
        first.ToLock().Save(file);
        // A newer version appears; the lock file keeps the old one where no version is named.
        feed.Add("Tiny.Top", "3.0.0", "public class Top;");
        PackageOptions locked = feed.Options with { LockFile = file };
        PackageArrival arrival = await Session(feed, locked).AddAsync([Ask("Tiny.Top")], TestContext.Current.CancellationToken);
        Assert.Equal(["1.0.0", "1.0.0"], arrival.Packages.Select(p => p.Version));
        // Another version in the cell, and a package that is not in it, are refused before anything is restored.
        var version = await Assert.ThrowsAsync<RadioGenomicsException>(() => Session(feed, locked).AddAsync([Ask("Tiny.Top,3.0.0")], default));
        Assert.Equal(ErrorCode.PackageLockMismatch, version.Code);
        Assert.Contains("expects version 1.0.0, found version 3.0.0", version.Message, StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<RadioGenomicsException>(() => Session(feed, locked).AddAsync([Ask("Tiny.Other")], default));
        Assert.Equal(ErrorCode.PackageLockMismatch, absent.Code);
        // The same version with another content.
        var wrong = PackageLock.Read(file);
        (wrong with { Packages = wrong.Packages.SetItem(1, wrong.Packages[1] with { Sha512 = Convert.ToBase64String(new byte[64]) }) }).Save(file);
        var content = await Assert.ThrowsAsync<RadioGenomicsException>(() => Session(feed, locked).AddAsync([Ask("Tiny.Top")], default));
        Assert.Contains("Tiny.Top 1.0.0", content.Message, StringComparison.Ordinal);
        Assert.Contains("SHA-512", content.Message, StringComparison.Ordinal);
    }

    // What cell 2 needs has changed what cell 1 needs; with the lock file the first cell gets the final version at once.
    [Fact]
    public async Task Lock_PackageRaisedByALaterCell_IsTakenFromTheStart()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Base", "1.0.0", Constant).Add("Tiny.Base", "2.0.0", Constant)
            .Add("Tiny.One", "1.0.0", "public class One;", [("Tiny.Base", "1.0.0")]).Add("Tiny.Two", "1.0.0", "public class Two;", [("Tiny.Base", "2.0.0")]);
        string file = Path.Combine(feed.Root, "a.packages.lock.json");
        PackageSession first = Session(feed);
        await first.AddAsync([Ask("Tiny.One,1.0.0")], TestContext.Current.CancellationToken);
        await first.AddAsync([Ask("Tiny.Two,1.0.0")], TestContext.Current.CancellationToken);
        first.ToLock().Save(file);
        PackageSession second = Session(feed, feed.Options with { LockFile = file });
        PackageArrival arrival = await second.AddAsync([Ask("Tiny.One,1.0.0")], TestContext.Current.CancellationToken);
        Assert.Equal("2.0.0", arrival.Packages.Single(p => p.Id == "Tiny.Base").Version);
        await second.AddAsync([Ask("Tiny.Two,1.0.0")], TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"schema":2,"framework":"net10.0","packages":[]}""")]
    [InlineData("""{"schema":1,"framework":"net10.0","packages":[{"id":"A","version":"$(x)","sha512":""}]}""")]
    [InlineData("""{"schema":1,"framework":"net10.0","packages":[],"more":1}""")]
    public void Lock_Damaged_IsRefused(string content)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, content);
        Assert.Equal(ErrorCode.PackageLockInvalid, Assert.Throws<RadioGenomicsException>(() => PackageLock.Read(file)).Code);
        File.Delete(file);
    }

    [Theory]
    [InlineData("packages-lock.valid.json", true)]
    [InlineData("packages-lock.invalid.json", false)]
    public async Task Lock_Examples_AreJudgedAsTheReaderDoes(string example, bool valid)
    {
        string folder = Path.Combine(RadioGenomics.Tests.Architecture.SourceTree.Root, "data-schemas"), path = Path.Combine(folder, "examples", example);
        NJsonSchema.JsonSchema schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(folder, "packages-lock.schema.json"), TestContext.Current.CancellationToken);
        Assert.Equal(valid, schema.Validate(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Count == 0);
        Assert.Equal(valid, Record.Exception(() => PackageLock.Read(path)) is null);
    }

    // As `run --lock` does, and a second run that obeys.
    [Fact]
    public async Task Run_WithLock_WritesAndThenRefusesWhatDiffers()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", Constant);
        var document = NotebookDocument.Create(NotebookCell.Code("#i \"nuget:feed\"\n#r \"nuget:Tiny.A\"\nTiny.Answer.Value"));
        PackageOptions packages = feed.Options with { LockFile = Path.Combine(feed.Root, "nb.packages.lock.json") };
        var options = new NotebookRunOptions { WorkingDirectory = feed.Root, Packages = packages with { RenewLock = true } };
        NotebookRun first = await NotebookRunner.RunAsync(document, options, RunContext.Default);
        Assert.Equal("Tiny.A", Assert.Single(first.Packages).Id);
        feed.Add("Tiny.A", "2.0.0", Constant);
        NotebookRun second = await NotebookRunner.RunAsync(document, options with { Packages = packages }, RunContext.Default);
        Assert.Equal("1.0.0", Assert.Single(second.Packages).Version);
        var other = NotebookDocument.Create(NotebookCell.Code("#i \"nuget:feed\"\n#r \"nuget:Tiny.A,2.0.0\""));
        NotebookRun third = await NotebookRunner.RunAsync(other, options with { Packages = packages }, RunContext.Default);
        Assert.StartsWith("RG6028", third.Failure!.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_NativeLibraries_AreThoseOfThisMachine()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Native", "1.0.0", Constant, files:
            [($"runtimes/{PackageAssets.Machines[0]}/native/libtinynative.so", [1]), ("runtimes/win-x86/native/tinynative.dll", [2]), ("runtimes/any/native/other.txt", [3])]);
        PackageArrival arrival = await Session(feed).AddAsync([Ask("Tiny.Native,1.0.0")], TestContext.Current.CancellationToken);
        Assert.Equal(["libtinynative.so"], arrival.Packages[0].Native.Select(Path.GetFileName));
    }
}
