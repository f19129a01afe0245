using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>What every result offers to notebooks, the command line and papers: tables, figures and what was noticed.</summary>
[TypeFormatterSource(typeof(HostFormatterSource))]
public interface IReport
{
    /// <summary>One or more sentences: what was done, exact n, number of tests, power; plain text.</summary>
    string Summary { get; }

    /// <summary>The result as tables; names and columns as the command line contract lays down.</summary>
    IEnumerable<Table> Tables();

    /// <summary>The result as figure specifications.</summary>
    IEnumerable<FigureSpec> Figures();

    /// <summary>What was noticed on the way.</summary>
    ImmutableArray<Diagnostic> Diagnostics { get; }
}
