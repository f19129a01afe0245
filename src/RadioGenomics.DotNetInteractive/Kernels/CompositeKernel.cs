using System.Collections;

namespace Microsoft.DotNet.Interactive;

/// <summary>All languages of the session.</summary>
public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    internal CompositeKernel()
        : base(new KernelInfo(".NET"))
    {
    }

    /// <summary>The languages, the default first.</summary>
    public IReadOnlyList<Kernel> ChildKernels => [.. Languages().Select(i => new Kernel(i))];

    /// <summary>Name of the language of cells that name none.</summary>
    public string DefaultKernelName => Languages()[0].LocalName;

    /// <inheritdoc/>
    public override CompositeKernel ParentKernel => this;

    /// <inheritdoc/>
    public IEnumerator<Kernel> GetEnumerator() => ChildKernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static IReadOnlyList<KernelInfo> Languages() => NotebookHost.Current?.Kernels?.All ?? [KernelInfo.CSharp];
}
