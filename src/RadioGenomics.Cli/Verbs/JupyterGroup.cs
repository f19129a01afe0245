namespace RadioGenomics.Cli.Verbs;

/// <summary>The verbs of <c>radiogenomics jupyter</c>.</summary>
static class JupyterGroup
{
    public static IVerb[] Verbs() => [new JupyterInstallVerb(), new JupyterUninstallVerb(), new JupyterListVerb()];
}
