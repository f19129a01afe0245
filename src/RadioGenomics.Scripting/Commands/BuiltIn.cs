namespace RadioGenomics.Scripting;

/// <summary>The languages and commands that every session has.</summary>
static class BuiltIn
{
    public static void Register(NotebookSession session)
    {
        session.Languages.Add(new LanguageEntry("csharp", "C#", "Runs C#.", () => session.CSharp) { Aliases = ["c#", "C#"] });
        session.Languages.Add(new LanguageEntry("markdown", "Markdown", "Shows the text as Markdown.", () => new MarkdownLanguage()) { Aliases = ["md"] });
        session.Languages.Add(new LanguageEntry("html", "HTML", "Shows the text as HTML.", () => new HtmlLanguage()) { Aliases = ["HTML"] });
        UnsupportedCommands.Register(session);
        session.Commands.Add(new PackageSourceCommand());
        session.Commands.Add(new PackageCommand());
        session.Commands.Add(new ImportCommand());
    }
}
