using System.Text.Json.Nodes;
using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

/// <summary>Interactive figures in a real browser: one browser, one page for each figure.</summary>
public sealed class PlotlyBrowserTests
{
    // Everything that is drawn, counted by kind of element; the legend's own glyphs are elsewhere. Cells are counted in what the heat map was drawn from.
    const string Drawn = """
        (() => {
          const g = document.getElementById('figure'), n = s => g.querySelectorAll(s).length;
          return { traces: g._fullData.length, hidden: g._fullData.filter(t => t.visible !== true).length,
                   points: n('.scatter .points > path'), texts: n('.scatter .text .textpoint'), bars: n('.bars .point > path'),
                   cells: g.calcdata.filter(c => c[0].trace.type === 'heatmap').reduce((sum, c) => sum + c[0].z.length * c[0].z[0].length, 0),
                   pictures: n('.heatmaplayer image') };
        })()
        """;

    // Opens the hover box of the first traces that have one, at its first drawn point, and gives their texts.
    const string Hover = """
        (async () => {
          const g = document.getElementById('figure'), texts = [];
          for (let i = 0; i < g._fullData.length && texts.length < 3; i++) {
            const t = g._fullData[i];
            if (t.hoverinfo === 'skip' || (t.fill && t.fill !== 'none')) continue;
            const at = g.calcdata[i].findIndex((p, k) => typeof p.x === 'number' && typeof p.y === 'number' && t.x[k] !== null && t.y[k] !== null);
            if (at < 0 && t.type !== 'heatmap') continue;
            const place = t.type === 'heatmap' ? { xval: 1, yval: 1 } : [{ curveNumber: i, pointNumber: at }];
            Plotly.Fx.hover(g, place, [t.xaxis + t.yaxis]);
            await new Promise(r => setTimeout(r, 55));
            texts.push([...g.querySelectorAll('.hoverlayer .hovertext')].map(e => e.textContent).join('|'));
          }
          return texts;
        })()
        """;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The page as it is saved holds plotly.js once; the figures after the first are drawn into it, which spares reading 1.5 MB of script for each.
    static async Task<BrowserPage> Opened(HeadlessBrowser browser, FigureSpec spec)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("rg-plotly-").FullName, "figure.html");
        await File.WriteAllTextAsync(path, FigureHtml.Write(spec), Cancellation);
        BrowserPage page = await browser.Open("file://" + path, Cancellation);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return page;
    }

    static Task Draw(BrowserPage page, FigureSpec spec) => page.Evaluate(
        $"(async () => {{ const f = {PlotlyJson.Of(spec).ToJsonString()}; Plotly.purge('figure'); await Plotly.newPlot('figure', f.data, f.layout, f.config); }})()", Cancellation);

    static bool Shown(AxisSpec axis, double value) => double.IsFinite(value) && (axis.Scale != AxisScale.Log10 || value > 0);

    static (int Points, int Bars, int Texts, int Cells) Expected(FigureSpec spec)
    {
        var all = spec.Panels.SelectMany(p => p.Marks, (p, m) => (Panel: p, Mark: m)).ToList();
        int points = all.Sum(a => a.Mark is PointsMark m ? m.X.Where((x, i) => Shown(a.Panel.X, x) && Shown(a.Panel.Y, m.Y[i])).Count() : 0);
        // A key of colours without data is kept in the legend by one bar without a size.
        int bars = all.Sum(a => (a.Mark is BarsMark or RectanglesMark) && IsKey(a.Panel, a.Mark) ? 1
            : a.Mark is BarsMark b ? b.Position.Length : a.Mark is RectanglesMark r ? r.X0.Length : 0);
        int texts = all.Sum(a => a.Mark is TextMark t ? t.Text.Count(s => !string.IsNullOrEmpty(s)) : 0);
        return (points, bars, texts, all.Sum(a => a.Mark is HeatMapMark h ? h.Values.Length : 0));
    }

    static bool IsEmpty(Mark mark) => mark switch
    {
        PointsMark m => m.X.IsEmpty,
        LineMark m => m.X.IsEmpty,
        AreaMark m => m.X.IsEmpty,
        SegmentsMark m => m.X0.IsEmpty,
        TextMark m => m.X.IsEmpty,
        RectanglesMark m => m.X0.IsEmpty,
        BarsMark m => m.Position.IsEmpty,
        _ => false,
    };

    // Empty, but named in the legend.
    static bool IsKey(PanelSpec panel, Mark mark) =>
        IsEmpty(mark) && mark.Series is not null && panel.ShowLegend && ReferenceEquals(panel.Marks.First(m => m.Series == mark.Series), mark);

    [Fact]
    public async Task Html_EveryGalleryFigure_DrawsEveryNumberHoversAndNeverComplains()
    {
        Assert.SkipWhen(HeadlessBrowser.Program is null, "Chromium is not installed");
        await using HeadlessBrowser browser = await HeadlessBrowser.Start(Cancellation);
        BrowserPage page = await Opened(browser, SampleFigures.Scatter());
        foreach (GalleryFigure figure in GalleryFigures.All)
        {
            FigureSpec spec = figure.Spec() with { Id = figure.Name };
            await Draw(page, spec);
            await Check(page, spec);
            Assert.True(page.Complaints.Count == 0, $"{spec.Id}: {string.Join('\n', page.Complaints)}");
        }
        Assert.Empty(page.Requests);
    }

    static async Task Check(BrowserPage page, FigureSpec spec)
    {
        JsonNode drawn = (await page.Evaluate(Drawn, Cancellation))!;
        (int points, int bars, int texts, int cells) = Expected(spec);
        string where = $"{spec.Id}: {drawn.ToJsonString()}";
        Assert.Equal((where, points, bars, texts, cells), (where, (int)drawn["points"]!, (int)drawn["bars"]!, (int)drawn["texts"]!, (int)drawn["cells"]!));
        // plotly.js hides a trace without data, such as a sum that never crosses its line.
        Assert.Equal((where, spec.Panels.Sum(p => p.Marks.Length), spec.Panels.Sum(p => p.Marks.Count(m => IsEmpty(m) && !IsKey(p, m)))), (where, (int)drawn["traces"]!, (int)drawn["hidden"]!));
        var boxes = (JsonArray)(await page.Evaluate(Hover, Cancellation))!;
        Assert.True(boxes.All(b => (string?)b is { Length: > 0 } text && !text.Contains("%{", StringComparison.Ordinal)), $"{where} {boxes.ToJsonString()}");
        if (Environment.GetEnvironmentVariable("RG_FIGURE_PICTURES") is string pictures)
        {
            await page.Evaluate("Plotly.Fx.unhover('figure')", Cancellation);
            await File.WriteAllBytesAsync(Path.Combine(pictures, spec.Id + ".png"), await page.Picture(Cancellation), Cancellation);
        }
    }

    // A reader's mouse, on the page as it is saved: the box names the patient and gives the values in full.
    [Fact]
    public async Task Html_MouseOverAPoint_ShowsItsNameAndValues()
    {
        Assert.SkipWhen(HeadlessBrowser.Program is null, "Chromium is not installed");
        await using HeadlessBrowser browser = await HeadlessBrowser.Start(Cancellation);
        var points = new PointsMark { X = [1, 2, 3], Y = [0.1 + 0.2, 5, 9], Names = ["HCC-001", "<b>HCC-002</b> & 1 %{x} $y$", "HCC-003"], Size = 8 };
        BrowserPage page = await Opened(browser, FigureSpec.Single("f", "A title", new PanelSpec { X = AxisSpec.Linear("Volume"), Y = AxisSpec.Linear("MKI67"), Marks = [points] }));
        JsonNode place = (await page.Evaluate("(() => { const r = document.querySelectorAll('.points > path')[1].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()", Cancellation))!;
        await page.MoveMouse((double)place[0]! + 60, (double)place[1]!, Cancellation);
        await page.MoveMouse((double)place[0]!, (double)place[1]!, Cancellation);
        const string Box = "(async () => { await new Promise(r => setTimeout(r, 200)); return [...document.querySelectorAll('.hoverlayer .hovertext')].map(e => e.textContent).join('|'); })()";
        Assert.Equal("<b>HCC-002</b> & 1 %{x} $y$Volume: 2MKI67: 5", (string?)await page.Evaluate(Box, Cancellation));
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }
}
