using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>What is wrong with a line of a cell.</summary>
/// <param name="Exception">The mistake.</param>
/// <param name="Line">The line, from 1; 0: no line of the cell.</param>
sealed record CellFault(RadioGenomicsException Exception, int Line)
{
    public static CellFault? Of(Action check, int line)
    {
        try
        {
            check();
            return null;
        }
        catch (RadioGenomicsException e)
        {
            return new CellFault(e, line);
        }
    }

    /// <summary>All faults of a cell as its error: the first one's message, and every one with its line.</summary>
    public static ErrorOutput Error(ImmutableArray<CellFault> faults, string origin, string source)
    {
        string[] lines = source.Split('\n');
        var trace = new List<string>();
        foreach (CellFault fault in faults)
        {
            trace.Add(fault.Exception.ToDisplayString());
            if (fault.Line >= 1 && fault.Line <= lines.Length)
            {
                trace.Add(FormattableString.Invariant($"   cell {origin}, line {fault.Line}"));
                trace.Add("      " + lines[fault.Line - 1].Trim());
            }
        }
        return new ErrorOutput { Name = nameof(RadioGenomicsException), Value = faults[0].Exception.ToDisplayString(), Traceback = [.. trace] };
    }
}
