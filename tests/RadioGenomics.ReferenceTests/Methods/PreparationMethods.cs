using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class PreparationTmm : IReferenceMethod
{
    public string Name => "Preparation.Tmm";

    // The reference's table has genes in rows.
    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        string[] genes = [.. Enumerable.Range(0, input.RowCount).Select(i => input.Columns[0].TextAt(i)!)];
        double[,] values = new double[input.Columns.Length - 1, genes.Length];
        for (int s = 0; s < values.GetLength(0); s++)
        {
            for (int g = 0; g < genes.Length; g++)
            {
                values[s, g] = input.Columns[s + 1].NumberAt(g);
            }
        }
        var counts = LabelledMatrix.FromArray(input.Columns.Skip(1).Select(k => k.Name), genes, values);
        PreparationResult log = Preparation.Tmm(counts), plain = Preparation.Tmm(counts, log: false);
        return Table.From("tmm", ("sample", counts.SampleIds), ("factor", Preparation.TmmFactors(counts)),
            ("logcpm_g002", log.Values.Column("g002").ToArray()), ("cpm_g003", plain.Values.Column("g003").ToArray()));
    }
}

sealed class PreparationGoodSamplesGenes : IReferenceMethod
{
    public string Name => "Preparation.GoodSamplesGenes";

    public Table Run(ReferenceCase c)
    {
        PreparationResult result = Preparation.GoodSamplesGenes(c.Matrix());
        string[] removed = [.. result.RemovedSamples, .. result.RemovedFeatures];
        return Table.From("removed", ("kind", result.RemovedSamples.Select(_ => "sample").Concat(result.RemovedFeatures.Select(_ => "gene"))), ("label", removed));
    }
}

sealed class PreparationSampleConnectivity : IReferenceMethod
{
    public string Name => "Preparation.SampleConnectivity";

    public Table Run(ReferenceCase c) => Preparation.SampleConnectivity(c.Matrix()).SampleStatistics!;
}

sealed class PreparationRankNormal : IReferenceMethod
{
    public string Name => "Preparation.RankNormal";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix result = Preparation.RankNormal(c.Matrix()).Values;
        return Table.From("scores", [("sample", result.SampleIds), .. result.FeatureIds.Select(f => (f, (object)result.Column(f).ToArray()))]);
    }
}
