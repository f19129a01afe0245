using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>The packages of one session: what was asked for, what is there, and what the lock file says.</summary>
sealed class PackageSession(PackageOptions options, NotebookLoadContext context)
{
    readonly Lock _gate = new();
    readonly List<string> _sources = [];
    readonly Dictionary<string, PackageRequest> _direct = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, RestoredPackage> _known = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _references = [];

    /// <summary>The sources that the notebook names.</summary>
    public ImmutableArray<string> Sources
    {
        get
        {
            lock (_gate)
            {
                return [.. _sources];
            }
        }
    }

    /// <summary>Every package that is there, also those that others need, sorted by name.</summary>
    public ImmutableArray<RestoredPackage> Packages
    {
        get
        {
            lock (_gate)
            {
                return [.. _known.Values.OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase)];
            }
        }
    }

    /// <summary>Assemblies of packages that cells are compiled against, in the order in which they came.</summary>
    public ImmutableArray<string> References
    {
        get
        {
            lock (_gate)
            {
                return [.. _references];
            }
        }
    }

    /// <summary>Adds a source.</summary>
    public void AddSource(string source)
    {
        lock (_gate)
        {
            if (!_sources.Contains(source, StringComparer.Ordinal))
            {
                _sources.Add(source);
            }
        }
    }

    /// <summary>Refuses a second version of a package that is there.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.PackageConflict"/>.</exception>
    public void Check(PackageRequest request)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(request.Id, out RestoredPackage? known))
            {
                bool isSame = request.Version.Length == 0 || PackageVersions.AreSame(request.Version, known.Version)
                    || (_direct.TryGetValue(request.Id, out PackageRequest? before) && request.Version == before.Version);
                if (!isSame)
                {
                    throw Throw.SecondVersion(known.Id, request.Version, known.Version);
                }
            }
        }
    }

    /// <summary>Brings packages with one restore and makes them known to the session.</summary>
    /// <param name="requests">What one cell asks for.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <returns>What has come, and what must be said about it.</returns>
    public async Task<PackageArrival> AddAsync(ImmutableArray<PackageRequest> requests, CancellationToken cancellation)
    {
        ImmutableArray<PackageRequest> distinct = Distinct(requests);
        foreach (PackageRequest request in distinct)
        {
            Check(request);
        }
        ImmutableArray<PackageRequest> missing = [.. distinct.Where(r => !_known.ContainsKey(r.Id))];
        if (missing.IsEmpty)
        {
            return new PackageArrival([], []);
        }
        PackageLock? locked = options.LockFile is string file && !options.RenewLock && File.Exists(file) ? PackageLock.Read(file) : null;
        ImmutableArray<RestoredPackage> restored = await PackageRestore.RunAsync(Plan(missing, locked), options.Timeout, cancellation).ConfigureAwait(false);
        locked?.Check(options.LockFile!, restored);
        lock (_gate)
        {
            return Take(missing, restored);
        }
    }

    /// <summary>The lock file that holds what is there.</summary>
    public PackageLock ToLock() => PackageLock.Of(Packages);

    static ImmutableArray<PackageRequest> Distinct(ImmutableArray<PackageRequest> requests)
    {
        var distinct = new List<PackageRequest>();
        foreach (PackageRequest request in requests)
        {
            int before = distinct.FindIndex(d => d.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase));
            if (before < 0)
            {
                distinct.Add(request);
            }
            else if (distinct[before].Version.Length == 0)
            {
                distinct[before] = request;
            }
            else if (request.Version.Length > 0 && !PackageVersions.AreSame(request.Version, distinct[before].Version))
            {
                throw Throw.SecondVersion(request.Id, request.Version, distinct[before].Version);
            }
        }
        return [.. distinct];
    }

    RestorePlan Plan(ImmutableArray<PackageRequest> missing, PackageLock? locked)
    {
        foreach (PackageRequest request in missing)
        {
            if (locked is not null)
            {
                LockedPackage entry = locked.Find(request.Id) ?? throw Throw.NotLocked(options.LockFile!, request.Id, request.Version);
                if (request.IsExact && !PackageVersions.AreSame(request.Version, entry.Version))
                {
                    throw Throw.LockMismatch(options.LockFile!, entry.Id, $"version {entry.Version}", $"version {request.Version} in the cell");
                }
            }
        }
        // What came before stays as it is, so that it enters with its exact version.
        IEnumerable<PackageRequest> before = _direct.Keys.Select(id => new PackageRequest(_known[id].Id, _known[id].Version));
        return new RestorePlan
        {
            Packages = [.. before, .. missing.Select(m => locked?.Find(m.Id) is LockedPackage entry ? new PackageRequest(entry.Id, entry.Version) : m)],
            Pinned = locked is null ? ImmutableSortedDictionary<string, string>.Empty
                : locked.Packages.ToImmutableSortedDictionary(p => p.Id, p => p.Version, StringComparer.OrdinalIgnoreCase),
            Sources = Sources,
            OnlyOwnSources = options.OnlyNotebookSources,
            PackagesFolder = options.PackagesFolder,
        };
    }

    PackageArrival Take(ImmutableArray<PackageRequest> missing, ImmutableArray<RestoredPackage> restored)
    {
        var arrived = new List<RestoredPackage>();
        var notes = new List<string>();
        foreach (PackageRequest request in missing)
        {
            _direct[request.Id] = request;
        }
        foreach (RestoredPackage package in restored)
        {
            RestoredPackage? before = _known.GetValueOrDefault(package.Id);
            if (before is not null && before.Version == package.Version)
            {
                continue;
            }
            if (before is not null && before.Runtime.Any(f => context.Loaded(Path.GetFileNameWithoutExtension(f)) is not null))
            {
                notes.Add($"{package.Id} {before.Version} is in use already; a package of this cell asks for {package.Version}. Restart the kernel and name all packages in one cell to use it.");
                continue;
            }
            Take(package);
            arrived.Add(package);
        }
        return new PackageArrival([.. arrived], [.. notes]);
    }

    void Take(RestoredPackage package)
    {
        _known[package.Id] = package;
        foreach (string file in package.Runtime)
        {
            context.Add(file);
        }
        foreach (string file in package.Native)
        {
            context.AddNative(file);
        }
        // Where the host's assembly is taken at run time, cells are compiled against it as well.
        _references.AddRange(package.Compile.Where(f => !IsAnsweredByHost(f) && !_references.Contains(f)));
    }

    // The names of .NET Interactive are answered by the library's own assembly, which every cell sees.
    static bool IsAnsweredByHost(string file) =>
        Path.GetFileName(file).StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase)
        || HostAssemblies.TryReadName(file) is not System.Reflection.AssemblyName name
        || (HostAssemblies.Wins(file, name) && ScriptReferences.IsGiven(name.Name ?? ""));
}

/// <summary>Packages that have come.</summary>
/// <param name="Packages">Those that were not there before.</param>
/// <param name="Notes">What the user should know.</param>
sealed record PackageArrival(ImmutableArray<RestoredPackage> Packages, ImmutableArray<string> Notes);
