using System.Text.Json.Nodes;

namespace RadioGenomics.Figures;

/// <summary>
/// Names and titles of category axes as annotations: shortened, turned and thinned as in the static picture, while hover boxes give them whole.
/// (The labels that an axis of plotly.js draws and those that it gives while hovering are the same texts.)
/// </summary>
sealed class PlotlyCategories(PanelLayout panel, FigureStyle style, PlotlyPage page, PlotlyAxes axes)
{
    public IEnumerable<JsonObject> All()
    {
        IEnumerable<JsonObject> none = [];
        return (panel.X.IsCategory && panel.Spec.X.Visible ? Horizontal() : none).Concat(panel.Y.IsCategory && panel.Spec.Y.Visible ? Vertical() : none);
    }

    IEnumerable<JsonObject> Horizontal()
    {
        AxisLabels labels = panel.XLabels;
        double top = panel.Plot.Bottom + style.TickLength + 2;
        foreach (Tick tick in labels.Ticks)
        {
            JsonObject text = page.Text(0, top, PlotlyText.Escape(tick.Label), labels.Size, style.Ink, "top");
            text["xref"] = axes.XName;
            text["x"] = tick.Value;
            text["xanchor"] = labels.Turn == 45 ? "right" : "center";
            text["xshift"] = labels.Turn == 45 ? PlotlyPage.Pixels(labels.Size * 0.5) : 0;
            text["textangle"] = -labels.Turn;
            yield return text;
        }
        if (panel.XTitle.Count > 0)
        {
            Rect plot = panel.Plot;
            JsonObject title = page.Text(plot.Left + (plot.Width / 2), top + labels.Extent + 2, PlotlyText.Lines(panel.XTitle), style.FontSize, style.Ink, "top");
            title["xanchor"] = "center";
            title["align"] = "center";
            yield return title;
        }
    }

    IEnumerable<JsonObject> Vertical()
    {
        AxisLabels labels = panel.YLabels;
        double right = panel.Plot.Left - style.TickLength - 2 - panel.TextReach;
        foreach (Tick tick in labels.Ticks)
        {
            JsonObject text = page.Text(right, 0, PlotlyText.Lines([.. tick.Label.Split('\n')]), labels.Size, style.Ink, "middle");
            text["yref"] = axes.YName;
            text["y"] = tick.Value;
            text["xanchor"] = "right";
            yield return text;
        }
        if (panel.YTitle.Count > 0)
        {
            Rect plot = panel.Plot;
            JsonObject title = page.Text(right - labels.MaxWidth - 3, plot.Top + (plot.Height / 2), PlotlyText.Lines(panel.YTitle), style.FontSize, style.Ink, "middle");
            title["xanchor"] = "right";
            title["align"] = "center";
            title["textangle"] = -90;
            yield return title;
        }
    }
}
