using System.Text;
using Microsoft.CodeAnalysis;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Packages;

public sealed class PackageCellTests
{
    const string Greeter = "namespace Tiny; public static class Greeter { public static string Hello(string name) => $\"Hello, {name}\"; }";

    static NotebookRig Rig(PackageFeed feed) => new(new NotebookSessionOptions { BaseDirectory = feed.Root, Packages = feed.Options });

    static async Task Succeeds(NotebookRig rig, string code)
    {
        CellResult result = await rig.Cell(code);
        Assert.True(result.Succeeded, string.Join('\n', result.Error?.Traceback ?? []));
    }

    [Fact]
    public async Task Cell_PackageFromARelativeFolder_IsUsedBelowAndInLaterCells()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Greeter", "1.0.0", Greeter);
        NotebookRig rig = Rig(feed);
        // The line stands behind the code that needs it: it runs first.
        await Succeeds(rig, "using Tiny;\nConsole.Write(Greeter.Hello(\"a\"));\n#r \"nuget: Tiny.Greeter, 1.0.0\"\n#i \"nuget:feed\"\n");
        Assert.Equal("Hello, a", rig.Text);
        DataOutput[] shown = [.. rig.Outputs.OfType<DataOutput>()];
        Assert.Equal(["Restore sources\n  feed", "Installed Packages\n  Tiny.Greeter, 1.0.0"], shown.Select(o => o.Data.TextOf(MimeBundle.Plain)));
        Assert.Contains("<li><span>Tiny.Greeter, 1.0.0</span></li>", shown[1].Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        await Succeeds(rig, "Greeter.Hello(\"b\")");
        Assert.Equal("Hello, b", rig.Result);
    }

    [Fact]
    public async Task Cell_SeveralPackagesAndASecondCell_AllWork()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", "public class A { public int X => 1; }").Add("Tiny.B", "1.0.0", "public class B { public int X => 2; }")
            .Add("Tiny.C", "1.0.0", "public class C { public int X => 3; }");
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:Tiny.A,1.0.0\"\n#r \"nuget:Tiny.B\"\nvar a = new A(); new B().X + a.X");
        Assert.Equal("3", rig.Result);
        await Succeeds(rig, "#r \"nuget:Tiny.C,1.0.0\"\n#r \"nuget:Tiny.A\"\nnew C().X + a.X + new A().X");
        Assert.Equal("5", rig.Result);
    }

    [Fact]
    public async Task Cell_SecondVersionOrBadText_IsRefusedBeforeAnythingRuns()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", "public class A;").Add("Tiny.A", "2.0.0", "public class A;");
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:Tiny.A,1.0.0\"");
        CellResult second = await rig.Cell("Console.Write(1);\n#r \"nuget:Tiny.A,2.0.0\"");
        Assert.Contains("Tiny.A version 2.0.0 cannot be added because version 1.0.0 was added previously.", second.Error!.Value, StringComparison.Ordinal);
        Assert.Equal("", rig.Text);
        CellResult text = await rig.Cell("Console.Write(1);\n#r \"nuget:Ti ny\"");
        Assert.Contains("DNI210", text.Error!.Value, StringComparison.Ordinal);
        Assert.Equal("", rig.Text);
    }

    [Fact]
    public async Task Cell_MissingPackage_ShowsOneErrorAndASettledDisplay()
    {
        using var feed = new PackageFeed();
        NotebookRig rig = Rig(feed);
        CellResult result = await rig.Cell("#i \"nuget:feed\"\n#r \"nuget:Tiny.Nowhere,1.0.0\"");
        Assert.Contains("Tiny.Nowhere", result.Error!.Value, StringComparison.Ordinal);
        Assert.Equal("Packages that were not installed\n  Tiny.Nowhere, 1.0.0", rig.Outputs.OfType<DataOutput>().Last().Data.TextOf(MimeBundle.Plain));
        Assert.True((await rig.Cell("1 + 1")).Succeeded);
    }

    // The host has another MathNet.Numerics; the package brings its own and both live side by side.
    [Theory]
    [InlineData("4.0.0.0", "older than the host's")]
    [InlineData("99.0.0.0", "newer than the host's")]
    public async Task Cell_PackageNeedsAnotherVersionOfWhatTheHostHas_GetsItsOwn(string version, string why)
    {
        string text = $"own {version}, {why}";
        using var feed = new PackageFeed();
        string fake = feed.WriteAssembly($"build/{version}/MathNet.Numerics.dll", "MathNet.Numerics", version, $"namespace MathNet.Numerics; public static class Fake {{ public static string Text => \"{text}\"; }}");
        feed.AddFiles("MathNet.Numerics", version[..^2], [], [("lib/net8.0/MathNet.Numerics.dll", File.ReadAllBytes(fake))]);
        feed.Add("Tiny.User", "1.0.0", "public static class User { public static string Text => MathNet.Numerics.Fake.Text; }", [("MathNet.Numerics", version[..^2])], references: [fake]);
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:Tiny.User,1.0.0\"\nUser.Text");
        Assert.Equal(text, rig.Result);
        await Succeeds(rig, "MathNet.Numerics.Fake.Text");
        Assert.Equal(text, rig.Result);
        Assert.NotEqual(typeof(MathNet.Numerics.Constants).Assembly.GetName().Version!.ToString(), version);
    }

    // The same with the compiler that the host itself runs on: notebooks for Roslyn analyzers are the classic victim.
    [Fact]
    public async Task Cell_PackageBringsAnotherRoslyn_DoesNotMeetTheHosts()
    {
        using var feed = new PackageFeed();
        byte[] fake = PackageFeed.Compile("Microsoft.CodeAnalysis", "4.1.0.0", "namespace Microsoft.CodeAnalysis; public static class Fake { public static int Answer => 41; }");
        feed.AddFiles("Microsoft.CodeAnalysis.Common", "4.1.0", [], [("lib/net8.0/Microsoft.CodeAnalysis.dll", fake)]);
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:Microsoft.CodeAnalysis.Common,4.1.0\"\nMicrosoft.CodeAnalysis.Fake.Answer");
        Assert.Equal("41", rig.Result);
        await Succeeds(rig, "1 + 1");
    }

    // Types of the library must be the host's, or nothing of the library would accept them.
    [Fact]
    public async Task Cell_PackageBringsTheLibraryItself_UsesTheHosts()
    {
        using var feed = new PackageFeed();
        byte[] fake = PackageFeed.Compile("RadioGenomics.Core", "9.0.0.0", "namespace RadioGenomics; public sealed class Table { public int Fake => 1; }");
        feed.AddFiles("RadioGenomics.Core", "9.0.0", [], [("lib/net8.0/RadioGenomics.Core.dll", fake)]);
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:RadioGenomics.Core,9.0.0\"\ntypeof(Table).Assembly.GetName().Version.Major");
        Assert.Equal(typeof(Table).Assembly.GetName().Version!.Major.ToString(System.Globalization.CultureInfo.InvariantCulture), rig.Result);
    }

    [Fact]
    public async Task Cell_ReferenceToAFileAndAnAssemblyName_Work()
    {
        using var feed = new PackageFeed();
        string needed = feed.WriteAssembly("lib/Tiny.Needed.dll", "Tiny.Needed", "1.0.0.0", "public static class Needed { public static int Value => 7; }");
        feed.WriteAssembly("lib/Tiny.File.dll", "Tiny.File", "1.0.0.0", "public static class FromFile { public static int Value => Needed.Value; }", [needed]);
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#r \"lib/Tiny.File.dll\"\nFromFile.Value");
        Assert.Equal("7", rig.Result);
        await Succeeds(rig, "#r \"System.Xml.Linq\"\nnew System.Xml.Linq.XElement(\"a\").ToString()");
        Assert.Equal("<a />", rig.Result);
        await Succeeds(rig, "FromFile.Value + 1");
        Assert.Equal("8", rig.Result);
        string library = typeof(RadioGenomics.Table).Assembly.Location;
        await Succeeds(rig, $"#r \"{library}\"\nDisplayed(Table.From(\"t\", (\"a\", new double[] {{ 1 }})));\nstatic void Displayed(Table t) => display(t);");
        Assert.False((await rig.Cell("#r \"lib/nowhere.dll\"\n1")).Succeeded);
    }

    [Fact]
    public async Task Cell_PackageWithAnExtensionNotebook_RunsItOnce()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Ext", "1.0.0", Greeter, files:
            [("interactive-extensions/dotnet/extension.dib", Encoding.UTF8.GetBytes("#!csharp\nvar fromExtension = Tiny.Greeter.Hello(\"x\");\n#!markdown\n# Ready\n"))]);
        feed.Add("Tiny.Dll", "1.0.0", "public class D;", files: [("interactive-extensions/dotnet/Tiny.Dll.dll", [1])]);
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:Tiny.Ext,1.0.0\"\n#r \"nuget:Tiny.Dll,1.0.0\"\nfromExtension");
        Assert.Equal("Hello, x", rig.Result);
        Assert.Contains("Tiny.Dll brings an extension of .NET Interactive in compiled form", rig.Errors, StringComparison.Ordinal);
        await Succeeds(rig, "#r \"nuget:Tiny.Ext\"\n1");
        Assert.DoesNotContain(rig.Outputs.OfType<DataOutput>(), o => o.Data.TextOf("text/markdown") is not null);
    }

    [Fact]
    public async Task Cell_Interrupted_StopsTheRestoreAtOnce()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.A", "1.0.0", "public class A;");
        NotebookRig rig = Rig(feed);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        CellResult result = await rig.Cell("#i \"nuget:feed\"\n#r \"nuget:Tiny.A,1.0.0\"", timeout: TimeSpan.FromMilliseconds(200));
        Assert.Equal("TimeoutException", result.Error?.Name);
        Assert.False(result.IsAbandoned);
        Assert.True(watch.ElapsedMilliseconds < 2500, FormattableString.Invariant($"{watch.ElapsedMilliseconds} ms"));
        await Succeeds(rig, "#r \"nuget:Tiny.A,1.0.0\"\nnew A() is null");
        Assert.Equal("False", rig.Result, ignoreCase: true);
    }

    [Fact]
    public async Task Cell_NamesOfPackages_AreCompleted()
    {
        using PackageFeed feed = new PackageFeed().Add("Tiny.Greeter", "1.0.0", Greeter);
        NotebookRig rig = Rig(feed);
        await Succeeds(rig, "#i \"nuget:feed\"\n#r \"nuget:Tiny.Greeter\"");
        Assert.Contains("Hello", rig.Session.Complete("Tiny.Greeter.He", 15).Items.Select(i => i.Text));
    }
}
