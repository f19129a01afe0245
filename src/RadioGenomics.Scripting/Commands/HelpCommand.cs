using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Help on a command, from its syntax.</summary>
sealed class HelpCommand(CommandSyntax syntax) : ICellCommand
{
    public CommandSyntax Syntax => syntax;

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        cell.Display(Text(syntax));
        return Task.CompletedTask;
    }

    public static string Text(CommandSyntax syntax)
    {
        var text = new StringBuilder(syntax.Summary).Append("\n\nUsage: ").Append(syntax.Name);
        foreach (CommandParameter parameter in syntax.Parameters)
        {
            text.Append(' ').Append(parameter.IsRequired ? Usage(parameter) : $"[{Usage(parameter)}]");
        }
        text.Append('\n');
        int width = syntax.Parameters.Select(p => Plain(p).Length).DefaultIfEmpty(0).Max();
        foreach (CommandParameter parameter in syntax.Parameters)
        {
            text.Append("\n  ").Append(Plain(parameter).PadRight(width)).Append("  ").Append(parameter.Description).Append(parameter.IsRequired ? " Required." : "");
        }
        return text.ToString().TrimEnd();
    }

    static string Plain(CommandParameter parameter) => parameter.IsFlag ? parameter.Name : $"{parameter.Name} {parameter.Hint}";

    static string Usage(CommandParameter parameter) => parameter.IsPositional ? $"[{parameter.Name}] {parameter.Hint}" : Plain(parameter);
}
