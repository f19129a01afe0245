using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Reads one command line.</summary>
static class CommandLine
{
    /// <summary>Name under which a call for help is noted.</summary>
    public const string Help = "-h";

    /// <summary>The name at the start of a line: <c>#!word</c>, <c>#r</c> or <c>#i</c>; null when the line is code.</summary>
    public static string? NameOf(string line)
    {
        if (line.Length < 2 || line[0] != '#')
        {
            return null;
        }
        if (line[1] is 'r' or 'i')
        {
            return line.Length > 2 && (char.IsWhiteSpace(line[2]) || line[2] == '"') ? line[..2] : null;
        }
        if (line[1] != '!' || line.Length < 3 || !char.IsLetter(line[2]))
        {
            return null;
        }
        int end = 3;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
        {
            end++;
        }
        return line[..end];
    }

    /// <summary>The command that a line calls, by its first two words or its first; null when it is none.</summary>
    public static ICellCommand? Find(CommandTable commands, string line, string language)
    {
        if (NameOf(line) is not string name)
        {
            return null;
        }
        string rest = line[name.Length..].Trim();
        string second = rest.Split((char[]?)null, 2)[0];
        ICellCommand? found = second.Length > 0 && commands.TryFind($"{name} {second}", out ICellCommand? two) ? two
            : commands.TryFind(name, out ICellCommand? one) ? one : null;
        bool isHere = found is not null && (found.Syntax.Languages.IsEmpty || found.Syntax.Languages.Contains(language));
        return isHere && (found!.Syntax.Takes is null || found.Syntax.Takes(rest)) ? found : null;
    }

    /// <summary>Reads what stands behind the name.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.CommandInvalid"/>.</exception>
    public static CommandCall Parse(CommandSyntax syntax, string line, int number, string language)
    {
        int nameLength = NameOf(line)!.Length;
        string rest = line[nameLength..].Trim();
        if (syntax.Name.Split(' ') is [_, string second] && rest.StartsWith(second, StringComparison.Ordinal))
        {
            rest = rest[second.Length..].Trim();
        }
        var call = new CommandCall { Syntax = syntax, Text = line, Line = number, Language = language, Argument = rest };
        if (rest is "-h" or "--help" or "-?")
        {
            return call with { Values = call.Values.Add(Help, new CommandValue { Kind = CommandValueKind.Flag, Raw = rest }) };
        }
        return syntax.TakesRest ? call : call with { Values = Values(syntax, rest) };
    }

    static ImmutableDictionary<string, CommandValue> Values(CommandSyntax syntax, string rest)
    {
        ImmutableDictionary<string, CommandValue>.Builder values = ImmutableDictionary.CreateBuilder<string, CommandValue>(StringComparer.Ordinal);
        var reader = new ValueReader(rest);
        while (reader.SkipBlanks())
        {
            CommandParameter parameter = reader.IsName ? Named(syntax, reader.Name()) : Positional(syntax, values, reader);
            if (values.ContainsKey(parameter.Name))
            {
                throw Throw.RepeatedParameter(syntax, parameter.Name);
            }
            values[parameter.Name] = parameter.IsFlag ? new CommandValue { Kind = CommandValueKind.Flag, Raw = "" }
                : reader.SkipBlanks() && !reader.IsName ? reader.Value() : throw Throw.ParameterWithoutValue(syntax, parameter);
        }
        CommandParameter? missing = syntax.Parameters.FirstOrDefault(p => p.IsRequired && !values.ContainsKey(p.Name));
        return missing is null ? values.ToImmutable() : throw Throw.ParameterMissing(syntax, missing);
    }

    static CommandParameter Named(CommandSyntax syntax, string name) =>
        syntax.Parameters.FirstOrDefault(p => p.Name == name) ?? throw Throw.CommandParameterUnknown(syntax, name);

    static CommandParameter Positional(CommandSyntax syntax, ImmutableDictionary<string, CommandValue>.Builder values, ValueReader reader) =>
        syntax.Parameters.FirstOrDefault(p => p.IsPositional && !values.ContainsKey(p.Name)) ?? throw Throw.TooManyValues(syntax, reader.Rest);
}
