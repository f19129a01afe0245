using System.Collections.Immutable;

namespace RadioGenomics.Figures;

/// <summary>Extent of a panel's data along one axis.</summary>
sealed class DataRange
{
    // Half of the largest double, so that high - low and its padding stay finite.
    const double Largest = 4e307;

    readonly bool _positiveOnly;

    public DataRange(bool positiveOnly) => _positiveOnly = positiveOnly;

    public double Low { get; private set; } = double.PositiveInfinity;

    public double High { get; private set; } = double.NegativeInfinity;

    /// <summary>An end where marks stand on the axis (the foot of bars) gets no padding.</summary>
    public double? Foot { get; private set; }

    /// <summary>A heat map fills its panel: no padding at all.</summary>
    public bool Tight { get; private set; }

    /// <summary>Values that a logarithmic axis cannot show.</summary>
    public int NotPositive { get; private set; }

    public bool IsEmpty => Low > High;

    public static DataRange Collect(PanelSpec panel, bool horizontal, bool positiveOnly)
    {
        var range = new DataRange(positiveOnly);
        foreach (Mark mark in panel.Marks)
        {
            range.Add(mark, horizontal);
        }
        return range;
    }

    void Add(Mark mark, bool horizontal)
    {
        switch (mark)
        {
            case BarsMark m: AddBars(m, horizontal); break;
            case HeatMapMark m: AddHeatMap(horizontal ? m.ColumnCount : m.RowCount); break;
            default:
                (ImmutableArray<double> first, ImmutableArray<double> second) = horizontal ? AlongX(mark) : AlongY(mark);
                Add(first);
                Add(second);
                break;
        }
    }

    static (ImmutableArray<double>, ImmutableArray<double>) AlongX(Mark mark) => mark switch
    {
        PointsMark m => (m.X, []),
        LineMark m => (m.X, []),
        TextMark m => (m.X, []),
        AreaMark m => (m.X, []),
        SegmentsMark m => (m.X0, m.X1),
        RectanglesMark m => (m.X0, m.X1),
        _ => ([], []),
    };

    static (ImmutableArray<double>, ImmutableArray<double>) AlongY(Mark mark) => mark switch
    {
        PointsMark m => (m.Y, []),
        LineMark m => (m.Y, []),
        TextMark m => (m.Y, []),
        AreaMark m => (m.Low, m.High),
        SegmentsMark m => (m.Y0, m.Y1),
        RectanglesMark m => (m.Y0, m.Y1),
        _ => ([], []),
    };

    void AddBars(BarsMark bars, bool horizontal)
    {
        if (horizontal == bars.Horizontal)
        {
            Add(bars.Value);
            Add([bars.Base]);
            Foot ??= bars.Base;
            return;
        }
        Add([.. bars.Position.Select(p => p - (bars.Width / 2))]);
        Add([.. bars.Position.Select(p => p + (bars.Width / 2))]);
    }

    void AddHeatMap(int count)
    {
        Tight = true;
        Add([-0.5, count - 0.5]);
    }

    void Add(ImmutableArray<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                continue;
            }
            if (_positiveOnly && value <= 0)
            {
                NotPositive++;
                continue;
            }
            Low = Math.Min(Low, Math.Clamp(value, -Largest, Largest));
            High = Math.Max(High, Math.Clamp(value, -Largest, Largest));
        }
    }
}
