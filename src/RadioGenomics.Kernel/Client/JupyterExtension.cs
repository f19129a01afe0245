using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Client;

/// <summary>Adds <c>#!connect jupyter</c> to a session: kernels of other languages beside C#.</summary>
public sealed class JupyterExtension : INotebookExtension
{
    /// <inheritdoc/>
    public void Register(NotebookSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Commands.Add(new ConnectJupyter());
    }
}
