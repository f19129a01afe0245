namespace RadioGenomics.Tests.Networks;

/// <summary>134 female mice × 3,600 liver probes with R's own modules, eigengenes and tree (WGCNA tutorial I).</summary>
static class FemaleLiver
{
    public static LabelledMatrix Expression() => Matrix("expression_female_134x3600.csv");

    public static LabelledMatrix Traits() => Matrix("traits_female_134x26.csv");

    public static LabelledMatrix Eigengenes() => Matrix("expected_module_eigengenes_R.csv");

    public static int[] Modules() =>
        [.. Rows("expected_modules_R_blockwiseModules.csv").Skip(1).Select(r => (int)SharedReference.Number(r[1]))];

    public static double[][] Merges() =>
        [.. Rows("expected_gene_tree_merge_R.csv").Skip(1).Select(r => r.Select(SharedReference.Number).ToArray())];

    static string[][] Rows(string file) =>
        [.. File.ReadLines(SharedReference.PathOf("data", "wgcna_female_liver", file)).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(','))];

    static LabelledMatrix Matrix(string file)
    {
        string[][] rows = Rows(file);
        double[] values = new double[(rows.Length - 1) * (rows[0].Length - 1)];
        for (int s = 1; s < rows.Length; s++)
        {
            for (int f = 1; f < rows[0].Length; f++)
            {
                values[((f - 1) * (rows.Length - 1)) + s - 1] = SharedReference.Number(rows[s][f]);
            }
        }
        return LabelledMatrix.FromColumnMajor([.. rows.Skip(1).Select(r => r[0])], [.. rows[0].Skip(1)], values);
    }
}
