using System.Text.Json;

namespace RadioGenomics.Cli.Repl;

/// <summary>What was typed before, in this session and in earlier ones: a file of the user's own, one entry a line.</summary>
/// <param name="file">The file; null: nothing is kept.</param>
sealed class ReplHistory(string? file)
{
    const int MostEntries = 2000;
    const long LargestFile = 20_000_000;

    readonly List<string> _entries = Read(file);
    int _at = -1;
    string _typed = "";

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>The file in the folder where programs keep such things.</summary>
    public static string DefaultFile()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } own ? own
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support")
            : Path.Combine(home, ".local", "state");
        return Path.Combine(state, "radiogenomics", "repl-history.jsonl");
    }

    public void Add(string text)
    {
        _at = -1;
        if (text.Trim().Length > 0 && (_entries.Count == 0 || _entries[^1] != text))
        {
            _entries.Add(text);
            Save();
        }
    }

    /// <summary>The entry before the present one that begins with what was typed; null when there is none.</summary>
    public string? Older(string typed) => Move(typed, -1);

    /// <summary>The entry after the present one; at the end, what was typed.</summary>
    public string? Newer(string typed) => Move(typed, 1);

    /// <summary>What follows is typed anew.</summary>
    public void Leave() => _at = -1;

    string? Move(string typed, int step)
    {
        if (_at < 0)
        {
            (_at, _typed) = (_entries.Count, typed);
        }
        for (int i = _at + step; i >= 0 && i < _entries.Count; i += step)
        {
            if (_entries[i].StartsWith(_typed, StringComparison.Ordinal) && _entries[i] != typed)
            {
                _at = i;
                return _entries[i];
            }
        }
        if (step > 0 && _at < _entries.Count)
        {
            _at = _entries.Count;
            return _typed;
        }
        return null;
    }

    static List<string> Read(string? file)
    {
        try
        {
            return file is null || !File.Exists(file) || new FileInfo(file).Length > LargestFile ? []
                : [.. File.ReadLines(file).TakeLast(MostEntries).Select(Entry).OfType<string>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    static string? Entry(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A history that cannot be written is no reason to disturb anybody's work.
    void Save()
    {
        if (file is null)
        {
            return;
        }
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            Directory.CreateDirectory(folder);
            // Code may hold patients' identifiers: for the user's eyes only.
            FileStreamOptions options = new() { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using var stream = new FileStream(file, options);
            stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(_entries[^1]), (byte)'\n']);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
