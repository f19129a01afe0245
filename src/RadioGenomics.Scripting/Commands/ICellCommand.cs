using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>
/// A command of notebooks, such as <c>#!share</c> or <c>#r</c>: a line of a cell that starts in the first column. Everything about a cell's
/// commands is checked before anything of the cell runs.
/// </summary>
public interface ICellCommand
{
    /// <summary>Name, parameters and help.</summary>
    CommandSyntax Syntax { get; }

    /// <summary>Looks at a call before anything of its cell runs, beyond what the syntax says; must change nothing.</summary>
    /// <param name="call">The call; values that are only known later (<c>@kernel:name</c>, <c>@input</c>) are not there yet.</param>
    /// <param name="cell">The cell.</param>
    /// <exception cref="RadioGenomicsException">The call cannot be carried out; the cell does not run.</exception>
    void Check(CommandCall call, CellContext cell)
    {
    }

    /// <summary>Carries a call out.</summary>
    /// <param name="call">The call with its values.</param>
    /// <param name="cell">The cell: where outputs go, whom to ask, how to run further code.</param>
    /// <exception cref="RadioGenomicsException">The command failed; the rest of the cell does not run.</exception>
    Task RunAsync(CommandCall call, CellContext cell);

    /// <summary>Carries out calls that stand together: all of one language block that are <see cref="CommandSyntax.Hoist">hoisted</see>, or one.</summary>
    /// <param name="calls">The calls, in the order of the text.</param>
    /// <param name="cell">The cell.</param>
    async Task RunAllAsync(ImmutableArray<CommandCall> calls, CellContext cell)
    {
        foreach (CommandCall call in calls)
        {
            await RunAsync(call, cell).ConfigureAwait(true);
        }
    }
}
