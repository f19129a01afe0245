using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Collects sets under unique names.</summary>
sealed class GeneSetList(string path, DuplicateSetPolicy policy)
{
    readonly List<GeneSet> _sets = [];
    readonly List<long> _lines = [];
    readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    readonly List<string> _same = [];
    readonly List<string> _changed = [];

    /// <summary>Adds a set; what happens to a repeated name is the policy's business.</summary>
    public void Add(GeneSet set, long line)
    {
        if (_positions.TryAdd(set.Name, _sets.Count))
        {
            Append(set, line);
            return;
        }
        int at = _positions[set.Name];
        if (_sets[at].Genes.ToHashSet(StringComparer.Ordinal).SetEquals(set.Genes))
        {
            _same.Add(set.Name);
            return;
        }
        switch (policy)
        {
            case DuplicateSetPolicy.Error:
                Throw.GeneSets(path, line, FormattableString.Invariant($"the set '{set.Name}' is already on line {_lines[at]}, with other genes; expected every name once. ")
                    + "Rename one of them, or set DuplicateSets to Merge or Rename (--duplicate-sets merge).");
                break;
            case DuplicateSetPolicy.Merge:
                _changed.Add(set.Name);
                _sets[at] = _sets[at] with { Genes = [.. _sets[at].Genes.Union(set.Genes, StringComparer.Ordinal)] };
                break;
            default:
                _changed.Add(set.Name);
                Append(set with { Name = FreeName(set.Name) }, line);
                break;
        }
    }

    /// <summary>All sets, and a note about the repeated ones.</summary>
    public ImmutableArray<GeneSet> Finish(List<Diagnostic> notes)
    {
        if (_same.Count > 0)
        {
            notes.Add(Diagnostic.Note(ErrorCode.GeneSetInvalid, FormattableString.Invariant($"{path}: {_same.Count} sets are there twice with the same genes and are counted once: {Throw.Listing(_same, 5)}.")));
        }
        if (_changed.Count > 0)
        {
            string done = policy == DuplicateSetPolicy.Merge ? "united" : "renamed";
            notes.Add(Diagnostic.Warning(ErrorCode.GeneSetInvalid, FormattableString.Invariant($"{path}: {_changed.Count} sets have a name that was used before with other genes and were {done}: {Throw.Listing(_changed, 5)}.")));
        }
        return [.. _sets];
    }

    void Append(GeneSet set, long line)
    {
        _sets.Add(set);
        _lines.Add(line);
    }

    string FreeName(string name)
    {
        int number = 2;
        string free;
        do
        {
            free = FormattableString.Invariant($"{name} ({number++})");
        }
        while (!_positions.TryAdd(free, _sets.Count));
        return free;
    }
}
