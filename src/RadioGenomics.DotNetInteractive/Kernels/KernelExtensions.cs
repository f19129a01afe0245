using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>Calls on the languages of a session.</summary>
public static class KernelExtensions
{
    /// <summary>The language of a name or alias; null when there is none.</summary>
    /// <param name="kernel">Any kernel of the session.</param>
    /// <param name="name">Name or alias.</param>
    public static Kernel? FindKernelByName(this Kernel kernel, string name)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return name == ".NET" ? kernel.RootKernel : kernel.ParentKernel.ChildKernels.FirstOrDefault(k => k.KernelInfo.Has(name));
    }

    /// <summary>The languages that meet a condition.</summary>
    /// <param name="kernel">Any kernel of the session.</param>
    /// <param name="predicate">The condition.</param>
    public static IEnumerable<Kernel> FindKernels(this Kernel kernel, Func<Kernel, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.ParentKernel.ChildKernels.Where(predicate);
    }

    /// <summary>Runs code while the present cell runs; what it shows appears in the present cell.</summary>
    /// <param name="kernel">The language.</param>
    /// <param name="code">The code.</param>
    public static Task<KernelCommandResult> SubmitCodeAsync(this Kernel kernel, string code)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.SendAsync(new SubmitCode(code));
    }

    /// <summary>A variable of a language.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="kernel">The language.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether there is such a variable of that type.</returns>
    public static bool TryGetValue<T>(this Kernel kernel, string name, out T? value)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        object? held = null;
        bool isThere = NotebookHost.Current?.Kernels is INotebookKernels kernels && kernels.TryGetValue(kernel.Name, name, out held);
        value = held is T typed ? typed : default;
        return isThere && (held is T || held is null);
    }
}
