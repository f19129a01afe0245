using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Unique labels in a fixed order, found by name in constant time.</summary>
sealed class LabelIndex
{
    readonly string _kind;
    readonly Dictionary<string, int> _positions;

    public LabelIndex(string kind, ImmutableArray<string> labels)
    {
        _kind = kind;
        Labels = labels;
        _positions = new Dictionary<string, int>(labels.Length, StringComparer.Ordinal);
        for (int i = 0; i < labels.Length; i++)
        {
            if (string.IsNullOrEmpty(labels[i]))
            {
                Throw.EmptyLabel(kind, i);
            }
            if (!_positions.TryAdd(labels[i], i))
            {
                Throw.DuplicateLabel(kind, labels[i], _positions[labels[i]], i);
            }
        }
    }

    public ImmutableArray<string> Labels { get; }

    public int Find(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (!_positions.TryGetValue(label, out int position))
        {
            Throw.UnknownLabel(_kind, label, Labels);
        }
        return position;
    }

    public bool TryFind(string label, out int position) => _positions.TryGetValue(label, out position);
}
