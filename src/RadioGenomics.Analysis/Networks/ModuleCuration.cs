using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// What <c>blockwiseModules</c> does between tree cut and merging: modules without a core are dissolved, genes far from their
/// eigengene leave, genes much nearer to another eigengene move there.
/// </summary>
sealed class ModuleCuration(LabelledMatrix expression, WgcnaOptions options, RunContext run)
{
    public int[] Curate(IReadOnlyList<int> modules)
    {
        int[] labels = [.. modules];
        Trim(labels);
        Reassign(labels);
        return labels;
    }

    void Trim(int[] labels)
    {
        EigengeneResult eigengenes = Eigengenes.Compute(expression, labels, run).WithoutGrey();
        for (int m = 0; m < eigengenes.Modules.Length; m++)
        {
            int module = eigengenes.Modules[m];
            int[] genes = [.. Enumerable.Range(0, labels.Length).Where(g => labels[g] == module)];
            CorrelationResult kme = Correlate(expression.SelectFeatures(genes), eigengenes.Values.SelectFeatures([m]));
            double[] strength = [.. Enumerable.Range(0, genes.Length).Select(g => Strength(kme.R(g, 0)))];
            bool hasCore = strength.Count(s => s > options.MinCoreKme) >= options.MinCoreKmeSize;
            int staying = strength.Count(s => s >= options.MinKmeToStay);
            for (int g = 0; g < genes.Length; g++)
            {
                if (!hasCore || staying < options.MinModuleSize || !(strength[g] >= options.MinKmeToStay))
                {
                    labels[genes[g]] = 0;
                }
            }
        }
    }

    void Reassign(int[] labels)
    {
        EigengeneResult eigengenes = Eigengenes.Compute(expression, labels, run).WithoutGrey();
        if (eigengenes.Modules.Length < 2 || options.ReassignThreshold <= 0)
        {
            return;
        }
        CorrelationResult kme = Correlate(expression, eigengenes.Values);
        for (int g = 0; g < labels.Length; g++)
        {
            int own = eigengenes.Modules.IndexOf(labels[g]);
            if (own < 0)
            {
                continue;
            }
            int best = Enumerable.Range(0, eigengenes.Modules.Length).MaxBy(m => Strength(kme.R(g, m)));
            if (best != own && kme.P(g, best) < options.ReassignThreshold * kme.P(g, own))
            {
                labels[g] = eigengenes.Modules[best];
            }
        }
    }

    CorrelationResult Correlate(LabelledMatrix x, LabelledMatrix y) => Correlation.AllPairs(x, y, options.ToCorrelation(), run);

    // In an unsigned network a gene that opposes the eigengene belongs to the module as much as one that follows it.
    double Strength(double r) => options.Network == NetworkType.Unsigned ? Math.Abs(r) : r;
}
