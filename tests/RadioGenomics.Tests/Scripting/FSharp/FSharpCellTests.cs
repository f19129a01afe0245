using RadioGenomics.Scripting;
using RadioGenomics.Tests.Scripting.Packages;
using Xunit;

namespace RadioGenomics.Tests.Scripting.FSharp;

public sealed class FSharpCellTests
{
    static async Task Succeeds(NotebookRig rig, string code)
    {
        CellResult result = await rig.Cell(code);
        Assert.True(result.Succeeded, string.Join('\n', result.Error?.Traceback ?? []));
    }

    [Fact]
    public async Task Cells_KeepStateShowValuesAndPrint()
    {
        var rig = new NotebookRig();
        await Succeeds(rig, "#!fsharp\nlet x = 20\nlet double n = n * 2\nprintfn \"hello %d\" x");
        Assert.Equal("hello 20\n", rig.Text);
        Assert.Null(rig.Result);
        await Succeeds(rig, "#!fs\ndouble x + 2");
        Assert.Equal("42", rig.Result);
        await Succeeds(rig, "#!F#\ntype Row = { Gene: string; P: float }\n[ { Gene = \"A\"; P = 0.5 }; { Gene = \"B\"; P = 0.25 } ]");
        DataOutput table = Assert.Single(rig.Outputs.OfType<DataOutput>());
        Assert.Contains("2 rows × 2 columns", table.Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        Assert.True(table.Data.TryGet(MimeBundle.TableJson, out _));
        await Succeeds(rig, "#!f#\n()");
        Assert.Null(rig.Result);
    }

    [Fact]
    public async Task Cell_Errors_NameTheLineOfTheCell()
    {
        var rig = new NotebookRig();
        CellResult compile = await rig.Cell("1 + 1\n#!fsharp\n\nlet y = 1\nlet z : int = \"a\"");
        Assert.Equal("CompilationError", compile.Error!.Name);
        Assert.StartsWith("(5,15): error FS0001:", compile.Error.Value, StringComparison.Ordinal);
        Assert.Contains("   cell In[1], line 5", compile.Error.Traceback);
        await Succeeds(rig, "#!fsharp\nlet check n =\n  if n > 2 then\n    failwith \"too many\"\n  n");
        CellResult run = await rig.Cell("#!fsharp\nlet a = 1\ncheck 5");
        Assert.Equal("too many", run.Error!.Value);
        Assert.Contains("   cell In[2], line 4", run.Error.Traceback);
        Assert.Contains("   cell In[3], line 3", run.Error.Traceback);
        Assert.DoesNotContain(run.Error.Traceback, l => l.Contains("Reflection", StringComparison.Ordinal));
        await Succeeds(rig, "#!fsharp\ncheck 1");
        Assert.Equal("1", rig.Result);
    }

    [Fact]
    public async Task Cell_EndlessLoop_IsStoppedAndTheStateStays()
    {
        var rig = new NotebookRig();
        await Succeeds(rig, "#!fsharp\nlet kept = 3");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        CellResult result = await rig.Cell("#!fsharp\nlet mutable i = 0\nwhile true do i <- i + 1", timeout: TimeSpan.FromSeconds(2));
        Assert.Equal("TimeoutException", result.Error?.Name);
        Assert.False(result.IsAbandoned);
        Assert.True(watch.ElapsedMilliseconds < 6000, FormattableString.Invariant($"{watch.ElapsedMilliseconds} ms"));
        await Succeeds(rig, "#!fsharp\nkept + 1");
        Assert.Equal("4", rig.Result);
    }

    [Fact]
    public async Task Cell_SeesTheLibraryAndTheNamesOfNotebooks()
    {
        var rig = new NotebookRig();
        await Succeeds(rig, "#!fsharp\nlet t = Table.From(\"t\", struct (\"gene\", box [| \"TP53\" |]))\ndisplay(t.Name) |> ignore\n(42).Display() |> ignore\nt.RowCount");
        Assert.Equal("1", rig.Result);
        Assert.Equal(["t", "42"], rig.Displays);
    }

    [Fact]
    public async Task Values_PassBothWaysByReference()
    {
        var rig = new NotebookRig();
        await Succeeds(rig, "var list = new List<double> { 1, 2 }; var grid = new double[2, 3]; var table = Table.From(\"t\", (\"a\", new double[] { 1 })); var pair = (1, \"b\"); string? none = null; var nested = new Dictionary<string, List<int[]>>();");
        foreach (string name in new[] { "list", "grid", "table", "pair", "none", "nested" })
        {
            await Succeeds(rig, $"#!fsharp\n#!share {name} --from csharp");
        }
        await Succeeds(rig, "#!fsharp\nlist.Add 3.0\ngrid.[1, 2] <- 5.0\nnested.[\"k\"] <- System.Collections.Generic.List<int array>()\nsprintf \"%d %s %b\" (fst (pair.ToTuple())) table.Name (isNull none)");
        Assert.Equal("1 t True", rig.Result, ignoreCase: true);
        await Succeeds(rig, "$\"{list.Count} {grid[1, 2]} {nested.Count}\"");
        Assert.Equal("3 5 1", rig.Result);
        await Succeeds(rig, "#!fsharp\nlet genes = [ \"A\"; \"B\" ]\nlet matrix = Array2D.zeroCreate<float> 2 2");
        await Succeeds(rig, "#!share genes --from fsharp\n#!share matrix --from fsharp\n$\"{string.Join(\"+\", genes)} {matrix.GetLength(0)}\"");
        Assert.Equal("A+B 2", rig.Result);
    }

    // A type that another cell has declared cannot be named in F#; its value comes nevertheless.
    [Fact]
    public async Task Values_OfTypesOfCells_ComeAsObjects()
    {
        var rig = new NotebookRig();
        await Succeeds(rig, "record Patient(string Name); var patient = new Patient(\"P1\");");
        await Succeeds(rig, "#!fsharp\n#!share patient --from csharp\npatient.ToString()");
        Assert.Equal("Patient { Name = P1 }", rig.Result);
    }

    [Fact]
    public async Task Package_IsUsedInFSharpAndSharedWithCSharp()
    {
        // Sessions of the compiler in one process hear each other's questions for assemblies: the files stay until its end.
        PackageFeed feed = new PackageFeed().Add("Tiny.Point", "1.0.0", "namespace Tiny; public sealed class Point { public int X { get; set; } }");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => feed.Dispose();
        feed.WriteAssembly("lib/Tiny.File.dll", "Tiny.File", "1.0.0.0", "namespace Tiny; public static class FromFile { public static int Value => 7; }");
        var rig = new NotebookRig(new NotebookSessionOptions { BaseDirectory = feed.Root, Packages = feed.Options });
        await Succeeds(rig, "#!fsharp\n#i \"nuget:feed\"\n#r \"nuget: Tiny.Point, 1.0.0\"\nlet p = Tiny.Point(X = 4)\np.X");
        Assert.Equal("4", rig.Result);
        await Succeeds(rig, "#!share p --from fsharp\np.X++;\n#!fsharp\np.X");
        Assert.Equal("5", rig.Result);
        await Succeeds(rig, "var q = new Tiny.Point { X = 9 };\n#!fsharp\n#!share q --from csharp\nq.X + p.X");
        Assert.Equal("14", rig.Result);
        await Succeeds(rig, "#!fsharp\n#r \"lib/Tiny.File.dll\"\nTiny.FromFile.Value");
        Assert.Equal("7", rig.Result);
    }

    [Fact]
    public async Task Complete_AfterADot_KnowsTheMembers()
    {
        var rig = new NotebookRig();
        await Succeeds(rig, "#!fsharp\nlet numbers = [ 1; 2 ]");
        Assert.Contains("map", rig.Session.Complete("List.ma", 7, "fsharp").Items.Select(i => i.Text));
        Assert.Contains("numbers", rig.Session.Complete("num", 3, "fsharp").Items.Select(i => i.Text));
        Assert.Contains("numbers", rig.Session.Inspect("numbers", 2, "fsharp")!.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(double[,]), "(global.``System``.``Double``) [,]")]
    [InlineData(typeof(Dictionary<string, List<int>>), "global.``System``.``Collections``.``Generic``.``Dictionary``<global.``System``.``String``, global.``System``.``Collections``.``Generic``.``List``<global.``System``.``Int32``>>")]
    [InlineData(typeof(Dictionary<int, int>.KeyCollection), "global.``System``.``Collections``.``Generic``.``Dictionary``<global.``System``.``Int32``, global.``System``.``Int32``>.``KeyCollection``")]
    public void TypeName_OfPublicTypes_IsWhatFSharpReads(Type type, string expected) => Assert.Equal(expected, FSharpTypeName.Of(type));
}
