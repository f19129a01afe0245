using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>
/// Samples × features of real numbers with their labels. Samples are rows, features are columns, everywhere. Storage is
/// column-major, so one feature is one contiguous span. Missing values are NaN. Immutable.
/// </summary>
[TypeFormatterSource(typeof(HostFormatterSource))]
public sealed class LabelledMatrix
{
    readonly double[] _values;
    readonly LabelIndex _samples;
    readonly LabelIndex _features;

    LabelledMatrix(LabelIndex samples, LabelIndex features, double[] values)
    {
        long expected = (long)samples.Labels.Length * features.Labels.Length;
        if (values.LongLength != expected)
        {
            Throw.ShapeMismatch("Number of matrix values", values.LongLength, expected);
        }
        _samples = samples;
        _features = features;
        _values = values;
    }

    /// <summary>Wraps values that are already in column-major order, without a copy.</summary>
    /// <param name="sampleIds">Shape: [samples]. Unique, not empty.</param>
    /// <param name="featureIds">Shape: [features]. Unique, not empty.</param>
    /// <param name="values">Shape: [features × samples], value of sample s and feature f at <c>f * samples + s</c>. NaN = missing.
    /// The matrix takes ownership: the caller must not write to the array any more.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.DuplicateLabel"/>, <see cref="ErrorCode.EmptyLabel"/>,
    /// <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    public static LabelledMatrix FromColumnMajor(ImmutableArray<string> sampleIds, ImmutableArray<string> featureIds, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(new LabelIndex("sample", sampleIds), new LabelIndex("feature", featureIds), values);
    }

    /// <summary>Copies values from a rectangular array.</summary>
    /// <param name="sampleIds">Shape: [samples]. Unique, not empty.</param>
    /// <param name="featureIds">Shape: [features]. Unique, not empty.</param>
    /// <param name="values">Shape: [samples, features]. NaN = missing.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.DuplicateLabel"/>, <see cref="ErrorCode.EmptyLabel"/>,
    /// <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    public static LabelledMatrix FromArray(IEnumerable<string> sampleIds, IEnumerable<string> featureIds, double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ImmutableArray<string> samples = [.. sampleIds], features = [.. featureIds];
        if (values.GetLength(0) != samples.Length)
        {
            Throw.ShapeMismatch("Number of rows (samples)", values.GetLength(0), samples.Length);
        }
        if (values.GetLength(1) != features.Length)
        {
            Throw.ShapeMismatch("Number of columns (features)", values.GetLength(1), features.Length);
        }
        double[] columnMajor = new double[values.Length];
        for (int f = 0; f < features.Length; f++)
        {
            for (int s = 0; s < samples.Length; s++)
            {
                columnMajor[((long)f * samples.Length) + s] = values[s, f];
            }
        }
        return FromColumnMajor(samples, features, columnMajor);
    }

    /// <summary>The same values under another name and unit, without a copy.</summary>
    public LabelledMatrix WithName(string name, string unit = "") => new(_samples, _features, _values) { Name = name, Unit = unit };

    /// <summary>What the values are, for titles and provenance: "expression", "radiomics". Not part of the identity.</summary>
    public string Name { get; init; } = "matrix";

    /// <summary>Unit or scale of the values, such as "log2(FPKM + 1)"; empty when unknown.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Sample labels, in row order.</summary>
    public ImmutableArray<string> SampleIds => _samples.Labels;

    /// <summary>Feature labels, in column order.</summary>
    public ImmutableArray<string> FeatureIds => _features.Labels;

    /// <summary>Number of samples (rows).</summary>
    public int SampleCount => SampleIds.Length;

    /// <summary>Number of features (columns).</summary>
    public int FeatureCount => FeatureIds.Length;

    /// <summary>All values, column-major: sample s of feature f at <c>f * SampleCount + s</c>.</summary>
    public ReadOnlyMemory<double> Values => _values;

    /// <summary>One value by position.</summary>
    public double this[int sampleIndex, int featureIndex] => Column(featureIndex)[sampleIndex];

    /// <summary>One value by label.</summary>
    public double this[string sampleId, string featureId] => this[IndexOfSample(sampleId), IndexOfFeature(featureId)];

    /// <summary>One feature over all samples, without a copy. Shape: [samples].</summary>
    public ReadOnlySpan<double> Column(int featureIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(featureIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(featureIndex, FeatureCount);
        return _values.AsSpan(checked(featureIndex * SampleCount), SampleCount);
    }

    /// <summary>One feature over all samples, by its label. Shape: [samples].</summary>
    public ReadOnlySpan<double> Column(string featureId) => Column(IndexOfFeature(featureId));

    /// <summary>Position of a sample.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, with the nearest names.</exception>
    public int IndexOfSample(string sampleId) => _samples.Find(sampleId);

    /// <summary>Position of a feature.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, with the nearest names.</exception>
    public int IndexOfFeature(string featureId) => _features.Find(featureId);

    /// <summary>Position of a feature, if it is there.</summary>
    public bool TryIndexOfFeature(string featureId, out int index) => _features.TryFind(featureId, out index);

    /// <summary>Position of a sample, if it is there.</summary>
    public bool TryIndexOfSample(string sampleId, out int index) => _samples.TryFind(sampleId, out index);

    /// <summary>A copy with the given samples, in the given order.</summary>
    public LabelledMatrix SelectSamples(IReadOnlyList<int> sampleIndices)
    {
        ArgumentNullException.ThrowIfNull(sampleIndices);
        double[] values = new double[checked(sampleIndices.Count * FeatureCount)];
        for (int f = 0; f < FeatureCount; f++)
        {
            ReadOnlySpan<double> column = Column(f);
            for (int s = 0; s < sampleIndices.Count; s++)
            {
                values[(f * sampleIndices.Count) + s] = column[sampleIndices[s]];
            }
        }
        var samples = new LabelIndex("sample", [.. sampleIndices.Select(i => SampleIds[i])]);
        return new(samples, _features, values) { Name = Name, Unit = Unit };
    }

    /// <summary>A copy with the given features, in the given order.</summary>
    public LabelledMatrix SelectFeatures(IReadOnlyList<int> featureIndices)
    {
        ArgumentNullException.ThrowIfNull(featureIndices);
        double[] values = new double[checked(SampleCount * featureIndices.Count)];
        for (int f = 0; f < featureIndices.Count; f++)
        {
            Column(featureIndices[f]).CopyTo(values.AsSpan(f * SampleCount));
        }
        var features = new LabelIndex("feature", [.. featureIndices.Select(i => FeatureIds[i])]);
        return new(_samples, features, values) { Name = Name, Unit = Unit };
    }

    /// <summary>A copy with the features of the given names, in the given order.</summary>
    public LabelledMatrix SelectFeatures(IEnumerable<string> featureIds) =>
        SelectFeatures([.. featureIds.Select(IndexOfFeature)]);

    /// <summary>Whether two matrices have the same samples in the same order.</summary>
    public bool HasSameSamples(LabelledMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return SampleIds.SequenceEqual(other.SampleIds);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: {SampleCount} samples × {FeatureCount} features")
        + (Unit.Length > 0 ? $" [{Unit}]" : "");
}
