namespace RadioGenomics.Analysis.Networks;

/// <summary>Genes and samples that a network can use, by the rules of <c>goodSamplesGenes</c>.</summary>
sealed class GoodGenes
{
    const int MinCount = 4;
    const double MinFraction = 0.5;

    readonly LabelledMatrix _expression;
    readonly bool[] _genes;
    readonly bool[] _samples;

    GoodGenes(LabelledMatrix expression)
    {
        _expression = expression;
        _genes = [.. Enumerable.Repeat(true, expression.FeatureCount)];
        _samples = [.. Enumerable.Repeat(true, expression.SampleCount)];
    }

    public static GoodGenes Of(LabelledMatrix expression)
    {
        var good = new GoodGenes(expression);
        while (good.DropGenes() | good.DropSamples())
        {
        }
        return good;
    }

    public int[] Genes => [.. Enumerable.Range(0, _genes.Length).Where(g => _genes[g])];

    public int[] Samples => [.. Enumerable.Range(0, _samples.Length).Where(s => _samples[s])];

    public LabelledMatrix Select()
    {
        LabelledMatrix genes = Genes.Length == _genes.Length ? _expression : _expression.SelectFeatures(Genes);
        return Samples.Length == _samples.Length ? genes : genes.SelectSamples(Samples);
    }

    public IEnumerable<Diagnostic> Diagnostics()
    {
        string[] genes = [.. _expression.FeatureIds.Where((_, g) => !_genes[g])];
        string[] samples = [.. _expression.SampleIds.Where((_, s) => !_samples[s])];
        if (genes.Length > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.ValuesFiltered,
                FormattableString.Invariant($"{genes.Length} of {_genes.Length} genes have no variance or values in less than half of the samples ")
                + $"and were left out: {Names(genes)}.");
        }
        if (samples.Length > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.ValuesFiltered,
                FormattableString.Invariant($"{samples.Length} of {_samples.Length} samples have values for less than half of the genes ")
                + $"and were left out: {Names(samples)}.");
        }
    }

    static string Names(string[] names) =>
        string.Join(", ", names.Take(10)) + (names.Length > 10 ? FormattableString.Invariant($" and {names.Length - 10} more") : "");

    bool DropGenes()
    {
        bool any = false;
        int samples = _samples.Count(s => s);
        for (int g = 0; g < _genes.Length; g++)
        {
            if (_genes[g] && !IsGood(_expression.Column(g), samples))
            {
                _genes[g] = false;
                any = true;
            }
        }
        return any;
    }

    bool IsGood(ReadOnlySpan<double> column, int samples)
    {
        int count = 0;
        bool varies = false, finite = true;
        double first = double.NaN;
        for (int s = 0; s < column.Length; s++)
        {
            if (_samples[s] && !double.IsNaN(column[s]))
            {
                first = count++ == 0 ? column[s] : first;
                varies |= column[s] != first;
                finite &= double.IsFinite(column[s]);
            }
        }
        return varies && finite && count >= MinCount && count >= MinFraction * samples;
    }

    bool DropSamples()
    {
        int[] genes = Genes;
        bool any = false;
        for (int s = 0; s < _samples.Length; s++)
        {
            if (_samples[s] && genes.Count(g => !double.IsNaN(_expression[s, g])) < MinFraction * genes.Length)
            {
                _samples[s] = false;
                any = true;
            }
        }
        return any;
    }
}
