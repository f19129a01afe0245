using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Values of commands that are only known when they run: variables and answers.</summary>
static class CommandValues
{
    /// <summary>Looks before the cell runs whether everything that is asked for can be had.</summary>
    public static void Check(CommandCall call, CellContext cell)
    {
        foreach ((string parameter, CommandValue value) in call.Values)
        {
            if (value.Kind == CommandValueKind.Variable && !cell.Session.Languages.TryFind(value.Language, out _))
            {
                throw Throw.LanguageOfVariable(value, cell.Session.Languages);
            }
            if (value.IsKept)
            {
                throw Throw.AnswersAreNotKept(value.Raw);
            }
            if (value.Kind is CommandValueKind.Input or CommandValueKind.Password && cell.Input is null && Given(call, parameter, value, cell) is null)
            {
                throw Throw.InputMissing(NameOf(call, parameter, value), value.Raw);
            }
        }
    }

    /// <summary>The calls with all their values.</summary>
    public static ImmutableArray<CommandCall> Resolve(ImmutableArray<CommandCall> calls, CellContext cell) =>
        [.. calls.Select(c => c.Values.Values.All(v => v.Kind is not (CommandValueKind.Variable or CommandValueKind.Input or CommandValueKind.Password)) ? c : Resolve(c, cell))];

    static CommandCall Resolve(CommandCall call, CellContext cell)
    {
        ImmutableDictionary<string, CommandValue> values = call.Values;
        // In the order in which they are written, because that is how a person is asked.
        foreach ((string parameter, CommandValue value) in call.Values.OrderBy(v => call.Text.IndexOf(v.Value.Raw, StringComparison.Ordinal)))
        {
            object? found = value.Kind switch
            {
                CommandValueKind.Variable => Variable(value, cell),
                CommandValueKind.Input or CommandValueKind.Password => Given(call, parameter, value, cell) ?? Ask(call, parameter, value, cell),
                _ => value.Value,
            };
            values = values.SetItem(parameter, value with { Value = found });
        }
        return call with { Values = values };
    }

    static object? Variable(CommandValue value, CellContext cell)
    {
        cell.Session.Languages.TryFind(value.Language, out LanguageEntry? entry);
        return entry!.Language.TryGet(value.Name, out object? found) ? found : throw Throw.VariableMissing(value, entry.Language);
    }

    static string? Given(CommandCall call, string parameter, CommandValue value, CellContext cell) =>
        cell.Session.Options.Inputs.TryGetValue(NameOf(call, parameter, value), out string? given)
        || (value.Prompt.Length > 0 && cell.Session.Options.Inputs.TryGetValue(value.Prompt, out given)) ? given : null;

    static string Ask(CommandCall call, string parameter, CommandValue value, CellContext cell)
    {
        string name = NameOf(call, parameter, value);
        if (cell.Answers.TryGetValue(name, out string? earlier))
        {
            return earlier;
        }
        string prompt = value.Prompt.Length > 0 ? value.Prompt : $"{name}: ";
        string answer = cell.Input!.ReadLine(prompt, value.Kind == CommandValueKind.Password, cell.Run.Cancellation) ?? throw Throw.InputMissing(name, value.Raw);
        return cell.Answers[name] = answer;
    }

    // The name given in the question; else that of the value which the answer becomes; else that of the parameter.
    static string NameOf(CommandCall call, string parameter, CommandValue value) =>
        value.Name.Length > 0 ? value.Name
        : parameter != "--name" && call.Values.TryGetValue("--name", out CommandValue? name) && name.Value is string text ? text
        : parameter.TrimStart('-');
}
