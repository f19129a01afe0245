using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RadioGenomics.Data.Cohorts;

/// <summary>
/// Reads JSON into records and refuses what the records do not know. System.Text.Json refuses it too, but does not say what was
/// meant; so a first pass looks at member and enum names and reports line, path and the nearest known name.
/// </summary>
static class StrictJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static T Read<T>(byte[] utf8, string source)
    {
        ReadOnlySpan<byte> json = utf8.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? utf8.AsSpan(3) : utf8;
        try
        {
            new Pass(source).Check(json, typeof(T));
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException fault)
        {
            Throw.Manifest(source, (int?)fault.LineNumber + 1, Plain(fault));
            throw;
        }
    }

    // Without the tail that repeats path and line, and with the member in front.
    static string Plain(JsonException fault)
    {
        string message = fault.Message;
        foreach (string tail in (string[])[" Path: ", " LineNumber: "])
        {
            int end = message.IndexOf(tail, StringComparison.Ordinal);
            message = end > 0 ? message[..end] : message;
        }
        return fault.Path is null or "$" ? message : $"{fault.Path}: {message}";
    }

    sealed class Pass(string source)
    {
        public void Check(ReadOnlySpan<byte> json, Type type)
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            Value(ref reader, json, type, "$");
            reader.Read();
        }

        void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Type type, string path)
        {
            JsonTypeInfo info = Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when info.Kind == JsonTypeInfoKind.Object:
                    Members(ref reader, json, info, path);
                    break;
                case JsonTokenType.StartArray when info.Kind == JsonTypeInfoKind.Enumerable:
                    Elements(ref reader, json, info.ElementType!, path);
                    break;
                case JsonTokenType.String when info.Type.IsEnum:
                    EnumName(ref reader, json, info.Type, path);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        void Elements(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Type element, string path)
        {
            for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                Value(ref reader, json, element, FormattableString.Invariant($"{path}[{i}]"));
            }
        }

        void Members(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonTypeInfo info, string path)
        {
            HashSet<string> missing = [.. info.Properties.Where(p => p.IsRequired).Select(p => p.Name)];
            int start = LineOf(json, reader.TokenStartIndex);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                JsonPropertyInfo? member = info.Properties.FirstOrDefault(p => p.Name == name);
                if (member is null)
                {
                    Throw.UnknownMember(source, LineOf(json, reader.TokenStartIndex), path, name, [.. info.Properties.Select(p => p.Name)]);
                }
                missing.Remove(name);
                reader.Read();
                Value(ref reader, json, member!.PropertyType, $"{path}.{name}");
            }
            if (missing.Count > 0)
            {
                Throw.Manifest(source, start, $"{path} lacks {string.Join(" and ", missing.Order(StringComparer.Ordinal).Select(m => $"'{m}'"))}.");
            }
        }

        void EnumName(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Type type, string path)
        {
            string text = reader.GetString()!;
            string[] known = [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
            if (!known.Contains(text))
            {
                Throw.UnknownValue(source, LineOf(json, reader.TokenStartIndex), path, text, known);
            }
        }

        static int LineOf(ReadOnlySpan<byte> json, long position) => json[..(int)position].Count((byte)'\n') + 1;
    }
}
