using System.Collections.Immutable;

namespace RadioGenomics.Demo;

/// <summary>A simulated cohort in memory, before anything is damaged.</summary>
sealed record DemoData
{
    public required DemoCohortOptions Options { get; init; }

    public required ImmutableArray<string> Patients { get; init; }

    /// <summary>Patients × features.</summary>
    public required LabelledMatrix Features { get; init; }

    /// <summary>Patients × genes, log2(FPKM + 1).</summary>
    public required LabelledMatrix LogExpression { get; init; }

    public required DemoClinical Clinical { get; init; }

    public required ImmutableArray<DemoVariant> Variants { get; init; }

    public required DemoTruth Truth { get; init; }

    /// <summary>Which features truly measure size: what a person would adjust for.</summary>
    public LabelledMatrix Volume => Features.SelectFeatures([DemoFeatures.Volume]);
}

/// <summary>Clinical columns. Shape of each: [patients].</summary>
sealed record DemoClinical
{
    public required int[] Stage { get; init; }
    public required double[] Age { get; init; }
    public required bool[] Male { get; init; }
    public required string[] Etiology { get; init; }
    public required double[] Afp { get; init; }
    public required double[] OverallMonths { get; init; }
    public required bool[] Died { get; init; }
    public required double[] RecurrenceFreeMonths { get; init; }
    public required bool[] RecurredOrDied { get; init; }
}

/// <summary>One line of the mutation file.</summary>
sealed record DemoVariant(int Patient, string Gene, string Classification, int Position);
