using System.Text.Json.Nodes;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

/// <summary>Specs that were edited by hand: drawn, or refused with a code; never a fault of the program.</summary>
public sealed class DamagedSpecTests
{
    static readonly string[] Replacements = ["null", "\"x\"", "-1", "1e300", "2000000000", "[]", "[null]", "{}"];

    // Every place of the document, but of long lists the first elements only.
    static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is not null).SelectMany(p => Places(p.Value!).Prepend(p.Value!)),
        JsonArray a => a.Take(2).OfType<JsonNode>().SelectMany(n => Places(n).Prepend(n)),
        _ => [],
    };

    static void Replace(JsonNode place, JsonNode? other)
    {
        if (place.Parent is JsonObject o)
        {
            o[place.GetPropertyName()] = other;
        }
        else
        {
            place.Parent!.AsArray()[place.GetElementIndex()] = other;
        }
    }

    static string? Fault(string json)
    {
        try
        {
            FigureSpec spec = FigureJson.Read(json);
            SvgRenderer.Render(spec);
            PlotlyJson.Of(spec);
            FigureData.ToCsv(spec);
            return null;
        }
        catch (RadioGenomicsException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e.GetType().Name + " " + e.StackTrace!.Split('\n')[0].Trim();
        }
    }

    public static TheoryData<string> Figures => ["heat map", "survival", "forest", "combined"];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Read_AnyPlaceReplaced_IsDrawnOrRefused(string name)
    {
        FigureSpec spec = name switch
        {
            "heat map" => SampleFigures.HeatMapWithDendrograms(),
            "survival" => SampleFigures.KaplanMeier(),
            "forest" => GalleryFigures.Get("forest").Spec(),
            _ => FigureSpec.Combine([SampleFigures.KaplanMeier(), GalleryFigures.All.First(f => f.Spec().Panels.Any(p => p.Marks.OfType<PointsMark>().Any(m => m.SizeKey is not null))).Spec()]),
        };
        string whole = FigureJson.Write(spec);
        int places = Places(JsonNode.Parse(whole)!).Count();
        SortedSet<string> faults = new(StringComparer.Ordinal);
        for (int i = 0; i < places; i++)
        {
            JsonNode damaged = JsonNode.Parse(whole)!;
            JsonNode place = Places(damaged).ElementAt(i);
            string path = place.GetPath();
            Replace(place, JsonNode.Parse(Replacements[i % Replacements.Length]));
            AddFault(faults, path, Replacements[i % Replacements.Length], damaged);
            JsonNode without = JsonNode.Parse(whole)!;
            Replace(Places(without).ElementAt(i), null);
            AddFault(faults, path, "null", without);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    static void AddFault(SortedSet<string> faults, string path, string value, JsonNode damaged)
    {
        if (Fault(damaged.ToJsonString()) is string fault)
        {
            faults.Add($"{path} = {value}: {fault}");
        }
    }

    [Fact]
    public void Read_NullInLists_IsRefusedWithWhatItIs()
    {
        string json = FigureJson.Write(SampleFigures.KaplanMeier());
        JsonNode damaged = JsonNode.Parse(json)!;
        damaged["panels"]![0]!["marks"]![0] = null;
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => SvgRenderer.Render(FigureJson.Read(damaged.ToJsonString())));
        Assert.Equal(ErrorCode.FileFormat, error.Code);
        Assert.Contains("mark", error.Message, StringComparison.Ordinal);
    }
}
