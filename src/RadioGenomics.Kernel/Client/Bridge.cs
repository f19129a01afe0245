using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Client;

/// <summary>Takes values to a kernel of R or Python and back, through files in a folder that only this user can read.</summary>
sealed class Bridge : IDisposable
{
    readonly KernelClient _client;
    readonly string _kernel;
    readonly string _language;
    readonly Lazy<string> _folder = new(() => Directory.CreateTempSubdirectory("radiogenomics-").FullName);
    bool _isLoaded;

    /// <summary>A bridge to a kernel.</summary>
    /// <param name="client">The kernel; nobody else uses it during a call.</param>
    /// <param name="kernel">Its name, for messages.</param>
    /// <param name="language">Its language as kernel.json names it.</param>
    public Bridge(KernelClient client, string kernel, string language) => (_client, _kernel, _language) = (client, kernel, language.ToLowerInvariant());

    /// <summary>Whether values can go to kernels of this language.</summary>
    public bool IsKnown => _language is "r" or "python";

    bool IsR => _language == "r";

    /// <summary>Makes or replaces a variable of the kernel.</summary>
    public void Put(string name, object? value, CancellationToken cancellation) => WithFile(path =>
    {
        CheckName(name);
        using (var writer = new SharedWriter(File.Create(path), hasLongs: !IsR, name))
        {
            writer.Write(value);
        }
        Call("put", name, path, cancellation);
        return true;
    });

    /// <summary>A variable's value; false when there is none of the name.</summary>
    public bool TryGet(string name, out object? value, CancellationToken cancellation)
    {
        (value, bool isAbsent) = WithFile(path =>
        {
            CheckName(name);
            Call("get", name, path, cancellation);
            return Read(path, name);
        });
        return !isAbsent;
    }

    /// <summary>Names, types and short values of the kernel's variables.</summary>
    public IReadOnlyList<SessionVariable> Variables(CancellationToken cancellation) => WithFile(path =>
    {
        Call("who", null, path, cancellation);
        return Read(path, "variables").Value is Table table
            ? [.. Enumerable.Range(0, table.RowCount).Select(i => new SessionVariable(table["name"].TextAt(i) ?? "", table["type"].TextAt(i) ?? "", table["value"].TextAt(i)))]
            : Array.Empty<SessionVariable>();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder.IsValueCreated && Directory.Exists(_folder.Value))
        {
            Directory.Delete(_folder.Value, recursive: true);
        }
    }

    (object? Value, bool IsAbsent) Read(string path, string name)
    {
        using var reader = new SharedReader(File.OpenRead(path), name);
        try
        {
            object? value = reader.Read();
            return (value, reader.IsAbsent);
        }
        catch (Exception e) when (e is EndOfStreamException or OverflowException or ArgumentException)
        {
            throw Throw.BridgeFailed(_kernel, name, e.Message);
        }
    }

    T WithFile<T>(Func<string, T> use)
    {
        if (!IsKnown)
        {
            throw Throw.BridgeUnknown(_kernel, _language);
        }
        string path = Path.Combine(_folder.Value, RandomNumberGenerator.GetHexString(16, lowercase: true));
        try
        {
            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // The name goes into code of the other language as a text; with letters and digits only it can be nothing else.
    void CheckName(string name)
    {
        bool isName = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (IsR && c == '.'))
            && (char.IsAsciiLetter(name[0]) || (name[0] == '_' && !IsR) || (name[0] == '.' && IsR && !char.IsAsciiDigit(name.ElementAtOrDefault(1))));
        if (!isName)
        {
            throw Throw.BridgeName(_kernel, name);
        }
    }

    void Call(string function, string? name, string path, CancellationToken cancellation)
    {
        if (!_isLoaded)
        {
            Execute(Source(IsR ? "bridge.R" : "bridge.py"), "", cancellation);
            _isLoaded = true;
        }
        string arguments = name is null ? Text(path) : $"{Text(name)}, {Text(path)}";
        Execute(IsR ? $".radiogenomics${function}({arguments})" : $"__import__('radiogenomics_bridge').{function}(globals(), {arguments})", name ?? "", cancellation);
    }

    void Execute(string code, string name, CancellationToken cancellation)
    {
        JsonObject reply = _client.Execute(new KernelExecution { Code = code, IsSilent = true }, cancellation);
        if ((string?)reply["status"] != "ok")
        {
            throw Throw.BridgeFailed(_kernel, name, (string?)reply["evalue"] ?? "no reason was given");
        }
    }

    // A text in single quotes, which R and Python read alike.
    static string Text(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    static string Source(string name)
    {
        using Stream stream = typeof(Bridge).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
