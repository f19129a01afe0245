using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary><c>#i "nuget:address or folder"</c>: adds a source of packages.</summary>
sealed class PackageSourceCommand : ICellCommand
{
    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#i",
        Summary = "Adds a source of packages: #i \"nuget:address or folder\". A relative folder starts at the notebook.",
        TakesRest = true,
        Languages = ["csharp", "fsharp"],
        Takes = PackageRequest.IsPackageText,
        Hoist = 0,
    };

    public void Check(CommandCall call, CellContext cell) => PackageRequest.ParseSource(call.Argument, cell.Directory);

    public Task RunAsync(CommandCall call, CellContext cell) => RunAllAsync([call], cell);

    public Task RunAllAsync(ImmutableArray<CommandCall> calls, CellContext cell)
    {
        foreach (CommandCall call in calls)
        {
            cell.Session.Packages.AddSource(PackageRequest.ParseSource(call.Argument, cell.Directory));
        }
        // As they were written: whole paths of folders would differ from machine to machine.
        cell.Display(new FormattedOutput(PackageView.Sources(calls.Select(c => PackageRequest.SourceText(c.Argument))), IsTrusted: true));
        return Task.CompletedTask;
    }
}

/// <summary><c>#r "nuget:Name, version"</c>: brings packages, all of a block with one restore, and lets the cells use them.</summary>
sealed class PackageCommand : ICellCommand
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#r",
        Summary = "Brings a package: #r \"nuget:Name, version\"; without a version the newest, or that of the lock file.",
        TakesRest = true,
        Languages = ["csharp", "fsharp"],
        Takes = PackageRequest.IsPackageText,
        Hoist = 1,
    };

    public void Check(CommandCall call, CellContext cell) => cell.Session.Packages.Check(PackageRequest.Parse(call.Argument));

    public Task RunAsync(CommandCall call, CellContext cell) => RunAllAsync([call], cell);

    public async Task RunAllAsync(ImmutableArray<CommandCall> calls, CellContext cell)
    {
        ImmutableArray<PackageRequest> requests = [.. calls.Select(c => PackageRequest.Parse(c.Argument)).DistinctBy(r => r.Id, StringComparer.OrdinalIgnoreCase)];
        PackageSession packages = cell.Session.Packages;
        PackageArrival arrival = await ShownAsync([.. calls.Select(c => PackageRequest.Parse(c.Argument))], requests, packages, cell).ConfigureAwait(true);
        foreach (string note in arrival.Notes)
        {
            cell.Sink.WriteStream("stderr", note + "\n");
        }
        cell.Session.CSharp.AddReferences(packages.References);
        foreach (RestoredPackage package in arrival.Packages)
        {
            await PackageExtension.RunAsync(package, cell).ConfigureAwait(true);
        }
    }

    static async Task<PackageArrival> ShownAsync(ImmutableArray<PackageRequest> all, ImmutableArray<PackageRequest> requests, PackageSession packages, CellContext cell)
    {
        Microsoft.DotNet.Interactive.DisplayedValue display = cell.Display(Shown(PackageView.Installing(requests, 0)));
        MimeBundle end = PackageView.Failed(requests);
        try
        {
            Task<PackageArrival> work = packages.AddAsync(all, cell.Run.Cancellation);
            for (int seconds = 1; await Task.WhenAny(work, Task.Delay(Beat)).ConfigureAwait(true) != work; seconds++)
            {
                display.Update(Shown(PackageView.Installing(requests, seconds)));
            }
            PackageArrival arrival = await work.ConfigureAwait(true);
            end = PackageView.Installed(requests.Select(r => packages.Packages.First(p => p.Id.Equals(r.Id, StringComparison.OrdinalIgnoreCase))).Select(p => (p.Id, p.Version)));
            return arrival;
        }
        finally
        {
            display.Update(Shown(end));
        }
    }

    static FormattedOutput Shown(MimeBundle bundle) => new(bundle, IsTrusted: true);
}
