using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Keeps a finished analysis: one line of JSON (format, version, length and SHA-256 of the rest), then the numbers in binary,
/// little-endian. Reading gives the same result, bit for bit.
/// </summary>
public static class WgcnaFile
{
    const string Format = "radiogenomics-wgcna";
    const int Version = 1;
    const int HeaderLimit = 4096;

    static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    sealed record Header(string Format, int Version, long Bytes, string Sha256);

    /// <summary>Writes a result to a file; an existing one is replaced only when the new one is complete.</summary>
    public static void Save(WgcnaResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string temporary = path + ".partial";
        using (FileStream file = File.Create(temporary))
        {
            Write(result, file);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a result from a file.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileNotFound"/>; <see cref="ErrorCode.FileFormat"/> for another
    /// format, a newer version or changed bytes.</exception>
    public static WgcnaResult Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            Throw.NetworkFileMissing(path);
        }
        using FileStream file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>Writes a result to a stream.</summary>
    public static void Write(WgcnaResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            WriteBody(result, writer);
        }
        byte[] bytes = payload.ToArray();
        Header header = new(Format, Version, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(header));
        stream.WriteByte((byte)'\n');
        stream.Write(bytes);
    }

    /// <summary>Reads a result from a stream.</summary>
    /// <param name="stream">At the beginning of what <see cref="Write"/> wrote.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileFormat"/>.</exception>
    public static WgcnaResult Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Header? header = ReadHeader(stream);
        if (header is not { Format: Format })
        {
            Throw.NetworkFileFormat(name, $"it does not begin as a file of format {Format} does");
        }
        if (header!.Version != Version)
        {
            Throw.NetworkFileFormat(name, FormattableString.Invariant($"it has version {header.Version}, this program reads version {Version}"));
        }
        byte[] bytes = new byte[Math.Max(0, Math.Min(header.Bytes, Array.MaxLength))];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length || Convert.ToHexStringLower(SHA256.HashData(bytes)) != header.Sha256)
        {
            Throw.NetworkFileFormat(name, FormattableString.Invariant($"{read} of {header.Bytes} bytes are there and their SHA-256 is not {header.Sha256}: it was cut short or changed"));
        }
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        return ReadBody(reader);
    }

    static Header? ReadHeader(Stream stream)
    {
        var line = new List<byte>();
        for (int next = stream.ReadByte(); next >= 0 && next != '\n' && line.Count < HeaderLimit; next = stream.ReadByte())
        {
            line.Add((byte)next);
        }
        try
        {
            return JsonSerializer.Deserialize<Header>(CollectionsMarshal.AsSpan(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static void WriteBody(WgcnaResult result, BinaryWriter writer)
    {
        WriteJson(writer, result.Options);
        WriteJson(writer, result.SoftThreshold);
        WriteJson(writer, result.Diagnostics);
        WriteJson(writer, result.Hubs);
        WriteJson(writer, result.GeneIds);
        WriteJson(writer, result.SampleIds);
        foreach (ImmutableArray<int> labels in (ImmutableArray<int>[])[result.TreeCutLabels, result.UnmergedModules, result.Modules,
            result.Tree.MergeLeft, result.Tree.MergeRight, result.Eigengenes.Modules])
        {
            WriteArray<int>(writer, labels.AsSpan());
        }
        foreach (ImmutableArray<double> values in (ImmutableArray<double>[])[result.Tree.Heights, result.Connectivity.Total,
            result.Connectivity.Within, result.Eigengenes.VarianceExplained])
        {
            WriteArray<double>(writer, values.AsSpan());
        }
        WriteMatrix(writer, result.Eigengenes.Values);
        WriteMatrix(writer, result.Eigengenes.AverageExpression);
        foreach (CorrelationResult? pairs in (CorrelationResult?[])[result.Membership, result.ModuleTraits, result.GeneSignificance])
        {
            WritePairs(writer, pairs);
        }
    }

    static WgcnaResult ReadBody(BinaryReader reader)
    {
        var options = ReadJson<WgcnaOptions>(reader);
        var threshold = ReadJson<SoftThresholdResult>(reader);
        var diagnostics = ReadJson<ImmutableArray<Diagnostic>>(reader);
        var hubs = ReadJson<ImmutableArray<HubSet>>(reader);
        var genes = ReadJson<ImmutableArray<string>>(reader);
        var samples = ReadJson<ImmutableArray<string>>(reader);
        int[][] labels = [.. Enumerable.Range(0, 6).Select(_ => ReadArray<int>(reader))];
        double[][] values = [.. Enumerable.Range(0, 4).Select(_ => ReadArray<double>(reader))];
        return new()
        {
            Options = options,
            SoftThreshold = threshold,
            Diagnostics = diagnostics,
            Hubs = hubs,
            GeneIds = genes,
            SampleIds = samples,
            TreeCutLabels = [.. labels[0]],
            UnmergedModules = [.. labels[1]],
            Modules = [.. labels[2]],
            Tree = Dendrogram.FromMerges([.. labels[3]], [.. labels[4]], [.. values[0]]),
            Connectivity = new() { Total = [.. values[1]], Within = [.. values[2]] },
            Eigengenes = new()
            {
                Modules = [.. labels[5]],
                VarianceExplained = [.. values[3]],
                Values = ReadMatrix(reader),
                AverageExpression = ReadMatrix(reader),
            },
            Membership = ReadPairs(reader),
            ModuleTraits = ReadPairs(reader),
            GeneSignificance = ReadPairs(reader),
        };
    }

    static void WriteJson<T>(BinaryWriter writer, T value) => WriteArray<byte>(writer, JsonSerializer.SerializeToUtf8Bytes(value, Json));

    static T ReadJson<T>(BinaryReader reader) => JsonSerializer.Deserialize<T>(ReadArray<byte>(reader), Json)!;

    static void WriteArray<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    static void WriteMatrix(BinaryWriter writer, LabelledMatrix matrix)
    {
        WriteJson(writer, matrix.SampleIds);
        WriteJson(writer, matrix.FeatureIds);
        WriteArray(writer, matrix.Values.Span);
    }

    static LabelledMatrix ReadMatrix(BinaryReader reader) => LabelledMatrix.FromColumnMajor(
        ReadJson<ImmutableArray<string>>(reader), ReadJson<ImmutableArray<string>>(reader), ReadArray<double>(reader));

    static void WritePairs(BinaryWriter writer, CorrelationResult? pairs)
    {
        writer.Write(pairs is not null);
        if (pairs is null)
        {
            return;
        }
        WriteJson(writer, pairs.Options);
        WriteJson(writer, pairs.Diagnostics);
        WriteJson(writer, pairs.XIds);
        WriteJson(writer, pairs.YIds);
        writer.Write(pairs.TestCount);
        WriteArray(writer, pairs.AllR);
        WriteArray(writer, pairs.AllQ);
        // One n for all pairs is the common case.
        int[] n = pairs.MinN == pairs.MaxN ? [pairs.MinN]
            : [.. Enumerable.Range(0, pairs.YIds.Length).SelectMany(y => Enumerable.Range(0, pairs.XIds.Length).Select(x => pairs.N(x, y)))];
        WriteArray<int>(writer, n);
    }

    static CorrelationResult? ReadPairs(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }
        var options = ReadJson<CorrelationOptions>(reader);
        var diagnostics = ReadJson<ImmutableArray<Diagnostic>>(reader);
        var x = LabelledMatrix.FromColumnMajor([], ReadJson<ImmutableArray<string>>(reader), []);
        var y = LabelledMatrix.FromColumnMajor([], ReadJson<ImmutableArray<string>>(reader), []);
        long tests = reader.ReadInt64();
        double[] r = ReadArray<double>(reader), q = ReadArray<double>(reader);
        int[] n = ReadArray<int>(reader);
        return new(new CorrelationParts
        {
            X = x,
            Y = y,
            Options = options,
            R = r,
            Q = q,
            N = n.Length > 1 ? n : null,
            SameN = n.Length > 0 ? n[0] : 0,
            TestCount = tests,
            Diagnostics = diagnostics,
        });
    }
}
