using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A ROC curve, from (0, 0) to (1, 1).</summary>
public sealed record RocCurve
{
    /// <summary>What was cut.</summary>
    public string Marker { get; init; } = "";

    /// <summary>The horizon; NaN where there is none.</summary>
    public double Time { get; init; } = double.NaN;

    /// <summary>A row is positive when its marker is at or above this. First +∞, then descending. Shape: [points].</summary>
    public required ImmutableArray<double> Cut { get; init; }

    /// <summary>Share of the cases that are positive. Range: [0, 1]. Shape: [points].</summary>
    public required ImmutableArray<double> Sensitivity { get; init; }

    /// <summary>Share of the controls that are positive. Range: [0, 1]. Shape: [points].</summary>
    public required ImmutableArray<double> FalsePositiveRate { get; init; }

    /// <summary>Area under the curve by trapezia, so that ties count half.</summary>
    public double Area
    {
        get
        {
            double area = 0;
            for (int i = 1; i < Cut.Length; i++)
            {
                area += (FalsePositiveRate[i] - FalsePositiveRate[i - 1]) * (Sensitivity[i] + Sensitivity[i - 1]) / 2;
            }
            return area;
        }
    }

    /// <summary>Position of the cut with the largest sensitivity minus false positive rate (Youden); the first of equal ones.</summary>
    public int YoudenIndex
    {
        get
        {
            int best = 0;
            for (int i = 1; i < Cut.Length; i++)
            {
                if (Sensitivity[i] - FalsePositiveRate[i] > Sensitivity[best] - FalsePositiveRate[best])
                {
                    best = i;
                }
            }
            return best;
        }
    }
}
