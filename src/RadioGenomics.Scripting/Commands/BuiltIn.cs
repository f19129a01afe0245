namespace RadioGenomics.Scripting;

/// <summary>The languages and commands that every session has.</summary>
static class BuiltIn
{
    public static void Register(NotebookSession session)
    {
        session.Languages.Add(new LanguageEntry("csharp", "C#", "Runs C#.", () => session.CSharp) { Aliases = ["c#", "C#"] });
        session.Languages.Add(new LanguageEntry("markdown", "Markdown", "Shows the text as Markdown.", () => new MarkdownLanguage()) { Aliases = ["md"] });
        session.Languages.Add(new LanguageEntry("html", "HTML", "Shows the text as HTML.", () => new HtmlLanguage()) { Aliases = ["HTML"] });
        session.Languages.Add(new LanguageEntry("javascript", "JavaScript", JavaScriptLanguage.Summary, () => new JavaScriptLanguage()) { Aliases = ["js"] });
        session.Languages.Add(new LanguageEntry("mermaid", "Mermaid", "Shows the text as a Mermaid diagram.", () => new MermaidLanguage()) { Parameters = MermaidLanguage.Parameters });
        session.Languages.Add(new LanguageEntry("value", "value", ValueLanguage.Summary, () => new ValueLanguage()) { Parameters = ValueLanguage.Parameters });
        session.Languages.Add(new LanguageEntry("sql", "SQL", "Queries the cohort's tables and every C# variable that is a table, by name.",
            () => new SqlLanguage("sql", session, SqliteDatabase.InMemory))
        { Parameters = SqlLanguage.Parameters });
        session.Commands.Add(new ConnectOther());
        session.Commands.Add(new ConnectSqlite());
        session.Languages.Add(FSharpLanguage.Entry(session));
        UnsupportedCommands.Register(session);
        session.Commands.Add(new PackageSourceCommand());
        session.Commands.Add(new PackageCommand());
        session.Commands.Add(new ImportCommand());
        foreach (ICellCommand command in new ICellCommand[]
                 { new SetCommand(), new ShareCommand(), new TimeCommand(), new WhoCommand(false), new WhoCommand(true), new ListCommand(), new AboutCommand() })
        {
            session.Commands.Add(command);
        }
    }
}
