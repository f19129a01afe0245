using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Demo;

/// <summary>Who is misspelt, doubled or left out in which table.</summary>
sealed class DemoDefects
{
    readonly Dictionary<(string Table, int Patient), string> _spelling = [];
    readonly HashSet<(string Table, int Patient)> _missing = [];
    readonly List<TrueDefect> _list = [];
    readonly ImmutableArray<string> _patients;

    public DemoDefects(DemoData data)
    {
        _patients = data.Patients;
        if (!data.Options.Defects)
        {
            return;
        }
        Queue<int> order = new(new Philox(data.Options.Seed, (ulong)DemoStream.Defects).Permutation(_patients.Length));
        Misspell("radiomics", order.Dequeue(), id => id.Replace('-', '_'));
        Misspell("radiomics", order.Dequeue(), id => id.ToLowerInvariant());
        Misspell("clinical", order.Dequeue(), id => id.Replace("-", "", StringComparison.Ordinal));
        Duplicated = [order.Dequeue(), order.Dequeue()];
        _list.AddRange(Duplicated.Select(i => new TrueDefect { Table = "expression", Kind = "duplicate", Identifier = Sample(i, 2), Patient = _patients[i] }));
        Miss("expression", "missing", order, 3);
        Miss("radiomics", "missing", order, 2);
        Miss("clinical", "missing", order, 2);
        Miss("mutations", "not-profiled", order, 4);
        WithoutImc1 = [.. Enumerable.Range(0, 4).Select(_ => order.Dequeue())];
        _list.Add(new() { Table = "radiomics", Kind = "missing-values", Identifier = DemoFeatures.WithMissing });
        _list.Add(new() { Table = "expression", Kind = "damaged-symbol", Identifier = DemoGeneNames.Damaged });
        _list.Add(new() { Table = "radiomics", Kind = "constant", Identifier = DemoFeatures.Constant });
    }

    public ImmutableArray<TrueDefect> List => [.. _list];

    /// <summary>Patients with a second RNA sample.</summary>
    public ImmutableArray<int> Duplicated { get; } = [];

    /// <summary>Patients without a value of <see cref="DemoFeatures.WithMissing"/>.</summary>
    public ImmutableArray<int> WithoutImc1 { get; } = [];

    public bool IsMissing(string table, int patient) => _missing.Contains((table, patient));

    public string Spelling(string table, int patient) => _spelling.GetValueOrDefault((table, patient), _patients[patient]);

    /// <summary>Name of an RNA sample.</summary>
    public string Sample(int patient, int number) => FormattableString.Invariant($"{_patients[patient]}_T{number}");

    void Misspell(string table, int patient, Func<string, string> how)
    {
        string spelling = how(_patients[patient]);
        _spelling[(table, patient)] = spelling;
        _list.Add(new() { Table = table, Kind = "near-miss", Identifier = spelling, Patient = _patients[patient] });
    }

    void Miss(string table, string kind, Queue<int> order, int count)
    {
        for (int k = 0; k < count; k++)
        {
            int patient = order.Dequeue();
            _missing.Add((table, patient));
            _list.Add(new() { Table = table, Kind = kind, Patient = _patients[patient] });
        }
    }
}
