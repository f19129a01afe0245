using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Scripting;

/// <summary>The commands of a session by name.</summary>
public sealed class CommandTable
{
    readonly Lock _gate = new();
    readonly SortedDictionary<string, ICellCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>All commands, sorted by name.</summary>
    public IReadOnlyList<ICellCommand> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _commands.Values];
            }
        }
    }

    /// <summary>Adds a command; one of the same name is replaced.</summary>
    public void Add(ICellCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (_gate)
        {
            _commands[command.Syntax.Name] = command;
        }
    }

    /// <summary>The command of a name, <c>#!share</c>, or of two words, <c>#!connect sqlite</c>.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ICellCommand? command)
    {
        lock (_gate)
        {
            return _commands.TryGetValue(name, out command);
        }
    }
}
