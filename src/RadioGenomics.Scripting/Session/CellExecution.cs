using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Checks and runs the parts of one cell.</summary>
sealed class CellExecution(CellPlan plan, CellContext cell, string source)
{
    public async Task<CellResult> RunAsync()
    {
        ImmutableArray<CellFault> faults = plan.Faults.IsEmpty ? Check() : plan.Faults;
        if (!faults.IsEmpty)
        {
            return new CellResult { Error = CellFault.Error(faults, cell.Origin, source) };
        }
        var last = new CellResult();
        foreach (CellStep step in plan.Steps)
        {
            cell.Run.Cancellation.ThrowIfCancellationRequested();
            if (step.RestFrom is int skip)
            {
                return await new CellExecution(cell.Session.Parse(source, null, skip), cell, source).RunAsync().ConfigureAwait(true);
            }
            CellResult result = step.Block is CellBlock block
                ? await CodeAsync(step, block).ConfigureAwait(true) : await CommandAsync(step).ConfigureAwait(true);
            if (!result.Succeeded)
            {
                return result;
            }
            last = step.Block is null ? last : result;
        }
        return last;
    }

    ImmutableArray<CellFault> Check()
    {
        var faults = new List<CellFault>();
        foreach (CellStep step in plan.Steps)
        {
            foreach (CommandCall call in step.AllCalls)
            {
                if (CellFault.Of(() => CheckOne(step, call), call.Line) is CellFault fault)
                {
                    faults.Add(fault);
                }
            }
        }
        return [.. faults];
    }

    void CheckOne(CellStep step, CommandCall call)
    {
        CommandValues.Check(call, cell);
        step.Command?.Check(call, cell);
    }

    async Task<CellResult> CodeAsync(CellStep step, CellBlock block)
    {
        CommandCall? selector = block.Selector is null ? null : CommandValues.Resolve([block.Selector], cell)[0];
        cell.Block = block with { Selector = selector };
        try
        {
            return await step.Entry!.Language.RunAsync(cell.Block, cell).ConfigureAwait(true);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new CellResult { Error = Failed(e, block.FirstLine) };
        }
        finally
        {
            cell.Block = null;
        }
    }

    async Task<CellResult> CommandAsync(CellStep step)
    {
        try
        {
            await step.Command!.RunAllAsync(CommandValues.Resolve(step.Calls, cell), cell).ConfigureAwait(true);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new CellResult { Error = Failed(e, step.Calls[0].Line) };
        }
        return new CellResult { Error = cell.Failure };
    }

    ErrorOutput Failed(Exception e, int line) => e is RadioGenomicsException own
        ? CellFault.Error([new CellFault(own, line)], cell.Origin, source)
        : cell.Session.CSharp.ErrorOf(e);
}
