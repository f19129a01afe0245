using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Cli.Verbs.Enrichment;

namespace RadioGenomics.Cli.Verbs;

/// <summary>The verbs of <c>radiogenomics enrich</c>. A new one is a class and a line here.</summary>
static class EnrichGroup
{
    public static IVerb[] Verbs() =>
    [
        new EnrichOraVerb(),
        new GseaVerb(),
        new CameraVerb(),
        new RotationVerb(closedForm: false),
        new RotationVerb(closedForm: true),
        new ScoresVerb(SingleSampleMethod.Ssgsea),
        new ScoresVerb(SingleSampleMethod.Gsva),
        new ScoresVerb(SingleSampleMethod.Plage),
        new ScoresVerb(SingleSampleMethod.Zscore),
    ];
}
