using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// A language of the running session. The static members are what every C# cell can call without a prefix, under the names that notebooks
/// written for .NET Interactive use.
/// </summary>
public class Kernel
{
    internal Kernel(KernelInfo info) => KernelInfo = info;

    /// <summary>The language whose code is running; null outside of a cell.</summary>
    public static Kernel? Current => KernelInvocationContext.Current?.HandlingKernel;

    /// <summary>All languages of the session; null outside of a cell.</summary>
    public static CompositeKernel? Root => NotebookHost.Current is { HasCell: true } ? new CompositeKernel() : null;

    /// <summary>Name and aliases.</summary>
    public KernelInfo KernelInfo { get; }

    /// <summary>Name, such as "csharp".</summary>
    public string Name => KernelInfo.LocalName;

    /// <summary>All languages of the session.</summary>
    public virtual CompositeKernel ParentKernel => new();

    /// <summary>All languages of the session.</summary>
    public Kernel RootKernel => new CompositeKernel();

#pragma warning disable IDE1006 // the names that notebooks of every host use
    /// <summary>Shows a value below the cell, as the cell's last expression would be shown.</summary>
    /// <param name="value">A table, a result, a figure specification, a matrix, a list of records, or anything else.</param>
    /// <param name="mimeTypes">Media types to show it in; none: those of its type.</param>
    /// <returns>A handle that can show another value in the same place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        // What is shown already is not shown twice.
        return value as DisplayedValue ?? NotebookHost.Display(value, mimeTypes);
    }

    /// <summary>Shows a value with more or fewer rows than usual.</summary>
    /// <param name="value">A table or anything that is shown as one.</param>
    /// <param name="rows">Greatest number of rows shown.</param>
    /// <returns>A handle that can show another value in the same place.</returns>
    public static DisplayedValue display(object? value, int rows) => value as DisplayedValue ?? NotebookHost.Display(value, [], rows);

    /// <summary>Asks the user for a line.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <returns>What the user typed; an error when nobody can be asked, as in a run without a user.</returns>
    public static string input(string prompt = "") => NotebookHost.Current?.ReadLine(prompt, isPassword: false) ?? "";

    /// <summary>Asks the user for a line that is not shown while it is typed.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <returns>What the user typed; an error when nobody can be asked.</returns>
    public static PasswordString password(string prompt = "") => new(NotebookHost.Current?.ReadLine(prompt, isPassword: true) ?? "");
#pragma warning restore IDE1006

    /// <summary>A text as HTML. It is written as it is: what comes from data must have been encoded.</summary>
    /// <param name="content">The HTML.</param>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Shows a style sheet, which holds for the page as long as the output is there.</summary>
    /// <param name="content">The rules.</param>
    public static void CSS(string content) => NotebookHost.Display(new FormattedValue("text/html", $"<style>{content}</style>"), []);

    /// <summary>Shows a script, which frontends run that trust the notebook. It cannot call back into the session.</summary>
    /// <param name="scriptContent">The script.</param>
    public static void Javascript(string scriptContent) =>
        NotebookHost.Display(new FormattedValue("text/html", $"<script type=\"text/javascript\">{scriptContent}</script>"), []);

    /// <summary>Asks the user for a line.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <param name="typeHint">What kind of value is meant; "password" hides what is typed.</param>
    /// <param name="valueName">Name under which a run without a user has the answer.</param>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text", string? valueName = null) =>
        Task.FromResult(NotebookHost.Current?.ReadLine(Question(prompt, valueName), isPassword: typeHint == "password") ?? "");

    /// <summary>Asks the user for a line that is not shown while it is typed.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <param name="valueName">Name under which a run without a user has the answer.</param>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "", string? valueName = null) =>
        Task.FromResult(password(Question(prompt, valueName)));

    /// <summary>Asks the user for several lines, one after the other.</summary>
    /// <param name="inputs">What is asked for.</param>
    /// <returns>The answers by name.</returns>
    public static async Task<IDictionary<string, string>> GetInputsAsync(params InputDescription[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (InputDescription wanted in inputs)
        {
            answers[wanted.Name] = await GetInputAsync(wanted.Prompt, wanted.TypeHint, wanted.Name).ConfigureAwait(false);
        }
        return answers;
    }

    /// <summary>Carries out a command. What it shows appears in the running cell.</summary>
    /// <param name="command">Code to run, a value to show, to set or to read, or a question.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What happened.</returns>
    public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return CommandSender.SendAsync(this, command, cancellationToken);
    }

    /// <summary>Not to be had here: commands do not pass through a pipeline.</summary>
    /// <param name="middleware">Not used.</param>
    [Obsolete("Kernel.AddMiddleware is not supported by this host: commands do not pass through a pipeline. Put the code into a cell.", error: true)]
    public void AddMiddleware(object middleware) => throw new NotSupportedException();

    /// <summary>Not to be had here: the session's commands are fixed.</summary>
    /// <param name="directive">Not used.</param>
    /// <param name="handler">Not used.</param>
    [Obsolete("Kernel.AddDirective is not supported by this host: a notebook cannot add '#!' commands. Declare a method and call it.", error: true)]
    public void AddDirective(object directive, object? handler = null) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override string ToString() => Name;

    static string Question(string prompt, string? valueName) => string.IsNullOrEmpty(prompt) ? valueName ?? "" : prompt;
}
