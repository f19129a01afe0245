using System.Collections.Immutable;
using System.Security.Cryptography;

namespace RadioGenomics;

/// <summary>
/// The ledger of the input files that the present piece of work has read. A notebook run or a command opens one; loaders record into it;
/// without an open ledger, recording does nothing. It follows the work across threads and awaits.
/// </summary>
public static class Provenance
{
    static readonly AsyncLocal<ProvenanceLedger?> Ambient = new();

    /// <summary>The open ledger; null when nobody records.</summary>
    public static ProvenanceLedger? Current => Ambient.Value;

    /// <summary>Opens a ledger for the work that starts from here. Disposing it restores the one before.</summary>
    public static ProvenanceLedger Start()
    {
        var ledger = new ProvenanceLedger(Ambient.Value, previous => Ambient.Value = previous);
        Ambient.Value = ledger;
        return ledger;
    }

    /// <summary>Records a file that has been read and hashed already, as loaders do.</summary>
    public static void Record(InputRecord input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Ambient.Value?.Add(input);
    }

    /// <summary>Hashes and records a file that a notebook reads by itself.</summary>
    /// <param name="path">The file.</param>
    /// <param name="role">What it is used for.</param>
    /// <returns>The same path, so that the call can stand around it.</returns>
    public static string Input(string path, string role = "other")
    {
        if (!File.Exists(path))
        {
            throw new RadioGenomicsException(ErrorCode.FileNotFound,
                $"There is no file '{path}' to record as an input. Check the path.");
        }
        using FileStream stream = File.OpenRead(path);
        Record(new InputRecord(path, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)), role));
        return path;
    }
}

/// <summary>Input files, each once, in the order in which they were first read. Safe for several threads.</summary>
public sealed class ProvenanceLedger : IDisposable
{
    readonly Lock _gate = new();
    readonly List<InputRecord> _inputs = [];
    readonly ProvenanceLedger? _previous;
    readonly Action<ProvenanceLedger?> _restore;

    internal ProvenanceLedger(ProvenanceLedger? previous, Action<ProvenanceLedger?> restore)
    {
        _previous = previous;
        _restore = restore;
    }

    /// <summary>What was read so far.</summary>
    public ImmutableArray<InputRecord> Inputs
    {
        get
        {
            lock (_gate)
            {
                return [.. _inputs];
            }
        }
    }

    internal void Add(InputRecord input)
    {
        lock (_gate)
        {
            if (!_inputs.Contains(input))
            {
                _inputs.Add(input);
            }
        }
    }

    /// <summary>Ends the recording.</summary>
    public void Dispose() => _restore(_previous);
}
