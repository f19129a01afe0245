using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;

namespace RadioGenomics.Tests.Survival;

/// <summary>The trial of primary biliary cirrhosis, rows 1 to 312; the event is death (status 2), transplantation is censored.</summary>
sealed class Pbc
{
    readonly string[] _header;
    readonly string[][] _rows;

    public Pbc()
    {
        string[][] cells = SharedReference.Cells("pbc");
        (_header, _rows) = (cells[0], cells[1..313]);
        Ids = [.. Column("id").Select(v => FormattableString.Invariant($"P{v}"))];
        Data = SurvivalData.RightCensored(Ids, Column("time"), [.. Column("status").Select(s => s == 2 ? 1 : 0)], "days", "death");
    }

    public ImmutableArray<string> Ids { get; }

    public SurvivalData Data { get; }

    public double[] Column(string name)
    {
        int at = Array.IndexOf(_header, name);
        return [.. _rows.Select(r => SharedReference.Number(r[at]))];
    }

    public double[] LogBilirubin => [.. Column("bili").Select(v => Math.Log(v))];

    public LabelledMatrix Markers(params (string Name, double[] Values)[] columns) =>
        LabelledMatrix.FromColumnMajor(Ids, [.. columns.Select(c => c.Name)], [.. columns.SelectMany(c => c.Values)]).WithName("markers");
}
