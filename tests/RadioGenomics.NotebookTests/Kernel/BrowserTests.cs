using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>What a user sees: Jupyter Notebook in a real browser. Pictures are left in artifacts/browser.</summary>
[Collection("kernel")]
public sealed class BrowserTests
{
    const float Patience = 180_000;
    static readonly string? Chromium = ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);

    [Fact]
    public async Task Notebook_FiveMinutesInABrowser_RunsStopsAndRunsAgain()
    {
        Assert.SkipWhen(Chromium is null, "Chromium is not installed");
        using var server = new NotebookServer("01-five-minutes.ipynb");
        await server.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 1000 } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(server.Address("notebooks/01-five-minutes.ipynb"));
        await ReadyAsync(page);

        await RunAllAsync(page);
        await AssertOutputsAsync(page);
        await SortAsync(page);
        await InterruptAsync(page);
        await RestartAsync(page);
        await RunAllAsync(page);
        await AssertOutputsAsync(page);
    }

    static Task ReadyAsync(IPage page) => page.WaitForFunctionAsync(
        "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy && Jupyter.notebook.kernel.info_reply.banner");

    static async Task RunAllAsync(IPage page)
    {
        await page.ClickAsync("#celllink");
        await page.ClickAsync("#run_all_cells");
        await page.WaitForFunctionAsync("""
            () => { const cells = Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && c.get_text().trim());
                    return cells.every(c => typeof c.input_prompt_number === 'number') && !Jupyter.notebook.kernel_busy; }
            """);
    }

    // Elements and not pictures: rows with numbers, drawings with a size, and no error anywhere.
    static async Task AssertOutputsAsync(IPage page)
    {
        Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        ILocator rows = page.Locator(".output_subarea table tbody tr");
        Assert.InRange(await rows.CountAsync(), 30, 400);
        Assert.Contains("expression", await rows.AllInnerTextsAsync().ContinueWith(t => string.Join('\n', t.Result)), StringComparison.OrdinalIgnoreCase);
        ILocator figures = page.Locator(".output_subarea svg");
        Assert.InRange(await figures.CountAsync(), 3, 60);
        LocatorBoundingBoxResult? box = await page.Locator(".output_svg svg, .output_subarea svg").First.BoundingBoxAsync();
        Assert.True(box is { Width: > 200, Height: > 100 });
        int[] numbers = await page.EvaluateAsync<int[]>("() => Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && c.get_text().trim()).map(c => c.input_prompt_number)");
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
        // A bar that was shown on the way is gone.
        Assert.Equal(0, await page.Locator(".rg-progress:visible").CountAsync());
        await PictureAsync(page, "five-minutes", page.Locator(".output_wrapper").Filter(new() { Has = page.Locator("svg") }).First);
        await PictureAsync(page, "five-minutes-table", page.Locator(".output_wrapper").Filter(new() { Has = page.Locator("table") }).Last);
    }

    // A click on the heading of numbers sorts the rows by them, a second click the other way; no row is lost.
    static async Task SortAsync(IPage page)
    {
        ILocator table = page.Locator(".output_subarea table:has(thead[onclick])").Filter(new() { HasText = "r_unadjusted" }).Last;
        int column = await table.Locator("thead th").EvaluateAllAsync<int>("all => all.findIndex(h => h.textContent.trim() === 'r_unadjusted')");
        ILocator header = table.Locator("thead th").Nth(column);
        ILocator cells = table.Locator(FormattableString.Invariant($"tbody tr td:nth-child({column + 1})"));
        string[] before = [.. await cells.AllInnerTextsAsync()];
        Assert.InRange(before.Length, 3, 1000);
        await header.ClickAsync();
        string[] up = [.. await cells.AllInnerTextsAsync()];
        await header.ClickAsync();
        string[] down = [.. await cells.AllInnerTextsAsync()];
        await PictureAsync(page, "sorted-table", table);
        Assert.Equal(before.Order(StringComparer.Ordinal), up.Order(StringComparer.Ordinal));
        double[] numbers = [.. up.Select(Number)], reversed = [.. down.Select(Number)];
        Assert.Equal(numbers.Order(), numbers[0] <= numbers[^1] ? numbers : numbers.Reverse());
        Assert.Equal(numbers.Reverse(), reversed);
        Assert.NotEqual(numbers[0], numbers[^1]);
    }

    static double Number(string text) => double.Parse(text.Replace('\u2212', '-'), System.Globalization.CultureInfo.InvariantCulture);

    static async Task InterruptAsync(IPage page)
    {
        await ExecuteAsync(page, "while (true) { }");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.kernel_busy");
        await page.WaitForTimeoutAsync(1500);
        await PictureAsync(page, "endless-loop");
        var clock = Stopwatch.StartNew();
        await page.ClickAsync("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
        await page.Locator(".output_error").WaitForAsync(new() { Timeout = 15_000 });
        // The bar is one second on a quiet machine; tests run on busy ones.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
        Assert.Contains("cancelled", await page.Locator(".output_error").InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(page, "interrupted");
        // The variables of the notebook are there as before.
        await ExecuteAsync(page, "\"patients: \" + patients");
        await page.GetByText("patients: 200").Last.WaitForAsync();
    }

    static async Task RestartAsync(IPage page)
    {
        await page.EvaluateAsync("() => { const n = Jupyter.notebook; while (n.get_cells().length > window.originalCount) { n.delete_cells([n.get_cells().length - 1]); } }");
        await page.ClickAsync("button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel']");
        await page.ClickAsync(".modal-footer .btn-danger");
        await page.WaitForFunctionAsync("() => !Jupyter.notebook.kernel.is_connected() || !Jupyter.notebook.kernel.info_reply.banner || document.querySelector('#kernel_indicator_icon').classList.contains('kernel_busy_icon') || true");
        await page.WaitForTimeoutAsync(1500);
        await ReadyAsync(page);
        await PictureAsync(page, "restarted");
    }

    static Task ExecuteAsync(IPage page, string code) => page.EvaluateAsync("""
        code => { const n = Jupyter.notebook; window.originalCount ??= n.get_cells().length;
                  const cell = n.insert_cell_at_bottom('code'); cell.set_text(code); n.select(n.find_cell_index(cell)); cell.execute(); n.scroll_to_bottom(); }
        """, code);

    static async Task PictureAsync(IPage page, string name, ILocator? of = null)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(NotebookFiles.Root, "artifacts", "browser")).FullName, name + ".png");
        _ = of is null ? await page.ScreenshotAsync(new() { Path = file }) : await of.ScreenshotAsync(new() { Path = file });
    }
}
