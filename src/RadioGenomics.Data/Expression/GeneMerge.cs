namespace RadioGenomics.Data;

/// <summary>Leaves out and merges rows so that every gene is one column of the matrix.</summary>
sealed class GeneMerge(DelimitedText file, DuplicateGenePolicy policy, LoadedMatrix loaded, string?[] genes, GeneLabels labels)
{
    readonly int _samples = loaded.SampleIds.Length;

    /// <summary>The genes, their values (column-major) and the position each came from.</summary>
    public sealed record Result(string[] Genes, double[] Values, int[] From);

    public Result Run()
    {
        List<int>[] groups = Group();
        List<int>[] several = [.. groups.Where(g => g.Count > 1)];
        if (several.Length > 0)
        {
            Announce(several);
        }
        int[] from = [.. groups.Select(Choose)];
        string[] names = [.. from.Select(f => genes[f]!)];
        if (from.Length == genes.Length)
        {
            return new(names, loaded.Values, from);
        }
        if (from.Length == 0)
        {
            Throw.EmptyTable(file.FilePath, "no gene is left");
        }
        double[] values = new double[from.Length * _samples];
        for (int g = 0; g < from.Length; g++)
        {
            Span<double> target = values.AsSpan(g * _samples, _samples);
            if (policy == DuplicateGenePolicy.Mean && groups[g].Count > 1)
            {
                Average(groups[g], target);
            }
            else
            {
                Column(from[g]).CopyTo(target);
            }
        }
        return new(names, values, from);
    }

    ReadOnlySpan<double> Column(int feature) => loaded.Values.AsSpan(feature * _samples, _samples);

    List<int>[] Group()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var order = new List<List<int>>();
        for (int i = 0; i < genes.Length; i++)
        {
            if (genes[i] is not { } gene)
            {
                continue;
            }
            if (!groups.TryGetValue(gene, out List<int>? group))
            {
                groups[gene] = group = [];
                order.Add(group);
            }
            group.Add(i);
        }
        return [.. order];
    }

    void Announce(List<int>[] several)
    {
        List<int> first = several[0];
        if (policy == DuplicateGenePolicy.Error)
        {
            Throw.DuplicateGene(file.FilePath, genes[first[0]]!, Place(first[0]), Place(first[1]));
        }
        string how = policy switch
        {
            DuplicateGenePolicy.Mean => "averaged",
            DuplicateGenePolicy.First => "the first row of each was kept",
            _ => "the row with the largest mean of each was kept",
        };
        file.Warn(ErrorCode.DuplicateIdentifier, FormattableString.Invariant($"{several.Length} genes are on several rows ({several.Sum(g => g.Count)} in all): {Throw.Listing(several.Select(g => genes[g[0]]!), 10)}; {how} (DuplicateGenes)."));
    }

    string Place(int feature) => loaded.FeaturesInRows
        ? FormattableString.Invariant($"line {loaded.Lines[feature]}")
        : FormattableString.Invariant($"column {loaded.ColumnPositions[feature] + 1}");

    int Choose(List<int> group)
    {
        int best = group[0];
        if (policy == DuplicateGenePolicy.MaxMean)
        {
            foreach (int candidate in group.Skip(1))
            {
                best = Mean(candidate) > Mean(best) ? candidate : best;
            }
        }
        foreach (int other in group.Where(g => g != best))
        {
            labels.Merged(loaded.FeatureIds[other], genes[other]!, $"{policy}: same gene as {Place(best)}");
        }
        return best;
    }

    double Mean(int feature)
    {
        double sum = 0;
        int n = 0;
        foreach (double v in Column(feature))
        {
            if (!double.IsNaN(v))
            {
                sum += v;
                n++;
            }
        }
        return n == 0 ? double.NegativeInfinity : sum / n;
    }

    void Average(List<int> group, Span<double> target)
    {
        for (int s = 0; s < target.Length; s++)
        {
            double sum = 0;
            int n = 0;
            foreach (int feature in group)
            {
                double v = Column(feature)[s];
                sum += double.IsNaN(v) ? 0 : v;
                n += double.IsNaN(v) ? 0 : 1;
            }
            target[s] = n == 0 ? double.NaN : sum / n;
        }
    }
}
