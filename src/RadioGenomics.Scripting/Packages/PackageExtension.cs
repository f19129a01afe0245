namespace RadioGenomics.Scripting;

/// <summary>What a package brings for notebooks in <c>interactive-extensions/dotnet</c>: a notebook that is run once, or code for .NET Interactive.</summary>
static class PackageExtension
{
    public static async Task RunAsync(RestoredPackage package, CellContext cell)
    {
        string folder = Path.Combine(package.Folder, "interactive-extensions", "dotnet");
        string notebook = Path.Combine(folder, "extension.dib");
        if (File.Exists(notebook))
        {
            await NotebookAsync(package, notebook, folder, cell).ConfigureAwait(true);
        }
        else if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.dll").Any())
        {
            cell.Sink.WriteStream("stderr", $"Package {package.Id} brings an extension of .NET Interactive in compiled form (IKernelExtension), which is not loaded here: "
                + "it was built against assemblies that have been retired. The package's own types work; show them with Formatter.Register.\n");
        }
    }

    static async Task NotebookAsync(RestoredPackage package, string path, string folder, CellContext cell)
    {
        var document = NotebookDocument.Read(path);
        KernelNames names = NotebookLanguage.NamesOf(document);
        int number = 0;
        foreach (NotebookCell part in document.Cells)
        {
            number++;
            string language = part.Kind == CellKind.Markdown ? "markdown" : NotebookLanguage.Of(part, names, NotebookLanguage.DefaultOf(document));
            CellResult result = await cell.RunAsync(part.Source, language, FormattableString.Invariant($"{package.Id} extension.dib cell {number}"), folder).ConfigureAwait(true);
            if (result.Error is not null)
            {
                cell.Fail(result.Error);
                return;
            }
        }
    }
}
