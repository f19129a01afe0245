using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace RadioGenomics.Scripting;

/// <summary><c>#!time</c>: how long the cell took.</summary>
sealed class TimeCommand : ICellCommand
{
    public CommandSyntax Syntax { get; } = new() { Name = "#!time", Summary = "Shows how long the cell took." };

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        var watch = Stopwatch.StartNew();
        cell.AtEnd(() => cell.Display(FormattableString.Invariant($"Wall time: {watch.Elapsed.TotalMilliseconds:0.####}ms")));
        return Task.CompletedTask;
    }
}

/// <summary><c>#!who</c> and <c>#!whos</c>: the variables of the block's language.</summary>
sealed class WhoCommand(bool isLong) : ICellCommand
{
    public CommandSyntax Syntax { get; } = isLong
        ? new() { Name = "#!whos", Summary = "Shows the variables of this block's language with their types and values." }
        : new() { Name = "#!who", Summary = "Shows the names of the variables of this block's language." };

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        SessionVariable[] variables = [.. Sharing.Language(call.Language, cell).Variables.OrderBy(v => v.Name, StringComparer.Ordinal)];
        cell.Display(variables.Length == 0 ? $"No variables in {call.Language}."
            : isLong ? Table.From("", ("Variable", variables.Select(v => v.Name)), ("Type", variables.Select(v => v.Type)), ("Value", variables.Select(v => Short(v.Value))))
            : string.Join('\n', variables.Select(v => v.Name)));
        return Task.CompletedTask;
    }

    static string Short(object? value)
    {
        const int longest = 120;
        string text;
        try
        {
            text = value switch
            {
                Table table => FormattableString.Invariant($"{table.RowCount} x {table.Columns.Length}"),
                LabelledMatrix matrix => FormattableString.Invariant($"{matrix.SampleCount} x {matrix.FeatureCount}"),
                _ => ShortText.Of(value),
            };
        }
        // What a variable's own ToString throws is no reason not to show the others.
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            text = $"({e.GetType().Name})";
        }
        text = text.ReplaceLineEndings(" ");
        return text.Length > longest ? text[..(longest - 3)] + "..." : text;
    }
}

/// <summary><c>#!lsmagic</c>: languages and commands.</summary>
sealed class ListCommand : ICellCommand
{
    public CommandSyntax Syntax { get; } = new() { Name = "#!lsmagic", Summary = "Shows the languages and commands there are." };

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        var rows = new List<(string Name, string Kind, string Summary)>();
        rows.AddRange(cell.Session.Languages.Items.Select(l => (string.Join(", ", l.Aliases.Prepend(l.Name).Select(n => "#!" + n)), "language", l.Summary)));
        rows.AddRange(cell.Session.Commands.Items.Where(c => !c.Syntax.IsHidden).Select(c =>
            (c.Syntax.Name, c.Syntax.Languages.IsEmpty ? "command" : "command in " + string.Join(", ", c.Syntax.Languages), c.Syntax.Summary)));
        cell.Display(Table.From("", ("Name", rows.Select(r => r.Name)), ("Kind", rows.Select(r => r.Kind)), ("What it does (-h tells more)", rows.Select(r => r.Summary))));
        return Task.CompletedTask;
    }
}

/// <summary><c>#!about</c>: versions.</summary>
sealed class AboutCommand : ICellCommand
{
    public CommandSyntax Syntax { get; } = new() { Name = "#!about", Summary = "Shows the versions of the kernel, the library, .NET and the kind of system." };

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        cell.Display(FormattableString.Invariant($"""
            RadioGenomics {Version(typeof(RunContext).Assembly)}
            Kernel: {Kernel()}
            Session: {Version(typeof(AboutCommand).Assembly)}, C# (language version latest)
            .NET: {Environment.Version}
            System: {System()}, {RuntimeInformation.ProcessArchitecture}
            Commands of .NET Interactive are understood; the program itself is not used.
            """));
        return Task.CompletedTask;
    }

    static string Kernel() =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => a.GetName().Name == "RadioGenomics.Kernel") is Assembly kernel && Assembly.GetEntryAssembly() is not null
            ? Version(kernel) : "none (run without Jupyter)";

    static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    // The kind only: a name and version of the machine's system say more than a stored notebook should.
    static string System() => OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsWindows() ? "Windows" : "other";
}
