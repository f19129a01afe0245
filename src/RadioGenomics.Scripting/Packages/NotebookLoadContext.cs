using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace RadioGenomics.Scripting;

/// <summary>
/// Where the cells of one session and the packages they use are loaded. What a notebook brings comes from here, whatever versions the host has
/// of the same assemblies; the library and the framework come from the host, so that their types are the same everywhere.
/// </summary>
sealed class NotebookLoadContext : AssemblyLoadContext
{
    // A session of F# compiles into contexts that are not ours to choose; what they cannot find is looked up in that of the running cell.
    static readonly AsyncLocal<NotebookLoadContext?> Ambient = new();
    static int isHooked;

    readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);

    public NotebookLoadContext()
        : base("notebook")
    {
        if (Interlocked.Exchange(ref isHooked, 1) == 0)
        {
            // Before the handler that F# installs, which would load a second copy elsewhere.
            AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => Ambient.Value?.Own(new AssemblyName(wanted.Name));
            Default.ResolvingUnmanagedDll += (_, name) => Ambient.Value?.LoadUnmanagedDll(name) ?? 0;
        }
    }

    /// <summary>Makes this the context that the present flow of execution finds assemblies in.</summary>
    public void Enter() => Ambient.Value = this;

    /// <summary>Does something that finds assemblies in this context.</summary>
    public T Within<T>(Func<T> work)
    {
        NotebookLoadContext? before = Ambient.Value;
        Ambient.Value = this;
        try
        {
            return work();
        }
        finally
        {
            Ambient.Value = before;
        }
    }

    /// <summary>Makes an assembly known.</summary>
    /// <param name="file">Path of the file.</param>
    /// <returns>Whether cells use it: not when the host's of the same name is taken, nor when it is no assembly.</returns>
    public bool Add(string file)
    {
        if (HostAssemblies.TryReadName(file) is not AssemblyName name || HostAssemblies.Wins(file, name))
        {
            return false;
        }
        _files[name.Name!] = file;
        return true;
    }

    /// <summary>Makes an assembly known with those that lie beside it.</summary>
    public void AddWithNeighbours(string file)
    {
        if (Add(file) && Path.GetDirectoryName(file) is string folder)
        {
            _folders.TryAdd(folder, 0);
        }
    }

    /// <summary>Makes a native library known.</summary>
    public void AddNative(string file) => _native[Path.GetFileName(file)] = file;

    /// <summary>Whether a file for an assembly of this name is known.</summary>
    public bool Brings(string name) => _files.ContainsKey(name);

    /// <summary>The loaded assembly of a name; null: it is not loaded here.</summary>
    public Assembly? Loaded(string name) => Assemblies.FirstOrDefault(a => name.Equals(a.GetName().Name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Own(assemblyName);

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, .. Decorated(Path.GetFileName(unmanagedDllName))];
        string? file = names.Select(n => _native.GetValueOrDefault(n) ?? _folders.Keys.Select(f => Path.Combine(f, n)).FirstOrDefault(File.Exists)).FirstOrDefault(f => f is not null);
        return file is null ? 0 : LoadUnmanagedDllFromPath(file);
    }

    Assembly? Own(AssemblyName name)
    {
        if (name.Name is not string simple || !string.IsNullOrEmpty(name.CultureName) || HostAssemblies.IsLibrary(simple))
        {
            return null;
        }
        string? file = _files.GetValueOrDefault(simple) ?? Neighbour(simple);
        return file is null ? null : Loaded(simple) ?? LoadFromAssemblyPath(file);
    }

    string? Neighbour(string name)
    {
        string? file = _folders.Keys.Select(f => Path.Combine(f, name + ".dll")).FirstOrDefault(File.Exists);
        return file is not null && Add(file) ? file : null;
    }

    static IEnumerable<string> Decorated(string name)
    {
        string end = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name + end, $"lib{name}{end}", "lib" + name];
    }
}
