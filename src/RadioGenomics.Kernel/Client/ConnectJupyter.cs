using RadioGenomics.Kernel.Installing;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Client;

/// <summary><c>#!connect jupyter</c>: starts an installed kernel, whose cells then start with <c>#!NAME</c>.</summary>
sealed class ConnectJupyter : ICellCommand
{
    static readonly string[] Elsewhere = ["--conda-env", "--url", "--token", "--bearer"];

    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!connect jupyter",
        Summary = "Starts a kernel that Jupyter knows, such as R (ir) or Python (python3); cells that start with #!NAME run in it. It ends with the session.",
        Parameters =
        [
            new("--kernel-name", "Name; the selector is #!NAME.") { IsRequired = true, Hint = "NAME" },
            new("--kernel-spec", "The kernel, as 'radiogenomics jupyter list' or 'jupyter kernelspec list' names it.") { IsRequired = true, Hint = "SPEC" },
            new("--init-script", "File that the kernel runs first.") { Hint = "FILE" },
            new("--conda-env", "Not supported: install a kernelspec for the environment.") { Hint = "ENV" },
            new("--url", "Not supported: only kernels of this machine.") { Hint = "URL" },
            new("--token", "Not supported: only kernels of this machine.") { Hint = "TOKEN" },
            new("--bearer", "Not supported: only kernels of this machine.") { IsFlag = true },
        ],
    };

    public void Check(CommandCall call, CellContext cell)
    {
        if (Elsewhere.FirstOrDefault(call.Has) is string parameter)
        {
            throw Throw.ConnectElsewhere(parameter);
        }
        _ = ConnectName.CheckFree(call.Values["--kernel-name"].Raw, cell.Session, l => l is JupyterLanguage);
    }

    public async Task RunAsync(CommandCall call, CellContext cell)
    {
        string name = ConnectName.CheckFree(call.TextOf("--kernel-name")!, cell.Session, l => l is JupyterLanguage);
        (KernelSpec spec, string folder) = Find(call.TextOf("--kernel-spec")!);
        string? script = Script(call.TextOf("--init-script"), cell.Directory);
        if (cell.Session.Languages.TryFind(name, out LanguageEntry? before) && before.Language is JupyterLanguage old)
        {
            old.Dispose();
        }
        cell.StopsWithin(TimeSpan.FromSeconds(3));
        JupyterLanguage language = await Task.Run(() => JupyterLanguage.Start(name, spec, folder, cell.Directory, cell.Run.Cancellation)).ConfigureAwait(true);
        cell.Session.AtEnd(language.Dispose);
        cell.Session.Languages.Add(new LanguageEntry(name, spec.DisplayName, $"Runs in the kernel '{spec.Name}' ({spec.DisplayName}), a process of its own.", () => language));
        cell.Sink.WriteStream("stdout", $"{ConnectName.Added(name)} ({spec.DisplayName})\n");
        if (script is not null && (await language.RunAsync(new CellBlock { Language = name, Code = script }, cell).ConfigureAwait(true)).Error is ErrorOutput error)
        {
            cell.Fail(error);
        }
        cell.StopsWithin(null);
    }

    static (KernelSpec Spec, string Folder) Find(string spec)
    {
        (KernelSpec Spec, string Folder)[] installed = [.. KernelFolders.Installed()];
        (KernelSpec Spec, string Folder) found = installed.FirstOrDefault(k => k.Spec.Name.Equals(spec, StringComparison.OrdinalIgnoreCase));
        return found.Spec is null ? throw Throw.NoKernelSpec(spec, [.. installed.Select(k => k.Spec.Name)]) : found;
    }

    static string? Script(string? file, string directory)
    {
        if (file is null)
        {
            return null;
        }
        string path = Path.GetFullPath(file, directory);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Throw.NoInitScript(path, e);
        }
    }
}
