using RadioGenomics.Cli.Verbs.Survival;

namespace RadioGenomics.Cli.Verbs;

/// <summary>The verbs of <c>radiogenomics survival</c>. A new one is a class and a line here.</summary>
static class SurvivalGroup
{
    public static IVerb[] Verbs() =>
    [
        new KaplanMeierVerb(),
        new CoxVerb(),
        new ScreenVerb(),
        new LassoVerb(),
    ];
}
