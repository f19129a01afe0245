using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary>The languages of a session as the names of .NET Interactive see them.</summary>
sealed class SessionKernels(CellContext cell) : INotebookKernels
{
    public IReadOnlyList<KernelInfo> All =>
        [.. cell.Session.Languages.Items.OrderBy(l => l.Name == cell.Session.DefaultLanguage ? 0 : 1).Select(l => new KernelInfo(l.Name, [.. l.Aliases]) { LanguageName = l.LanguageName })];

    public string Current => cell.Block?.Language ?? cell.Session.DefaultLanguage;

    public async Task<(object? Value, string? Error)> SubmitAsync(string code, string? kernelName, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        CellResult result = await cell.RunAsync(code, kernelName).ConfigureAwait(true);
        // A cell that was stopped inside does not go on outside.
        cell.Run.Cancellation.ThrowIfCancellationRequested();
        return (result.Value, result.Error?.Value);
    }

    public bool TryGetValue(string kernelName, string name, out object? value)
    {
        value = null;
        return cell.Session.Languages.TryFind(kernelName, out LanguageEntry? entry) && entry.Language.TryGet(name, out value);
    }

    public void SetValue(string kernelName, string name, object? value)
    {
        if (!cell.Session.Languages.TryFind(kernelName, out LanguageEntry? entry))
        {
            throw Throw.LanguageUnknown(kernelName, cell.Session.Languages);
        }
        entry.Language.Set(name, value);
    }
}
