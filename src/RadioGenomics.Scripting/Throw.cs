using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Scripting;

[StackTraceHidden]
static partial class Throw
{
    [DoesNotReturn]
    public static void FileNotFound(string path) => throw new RadioGenomicsException(ErrorCode.FileNotFound,
        $"There is no notebook '{path}'. Check the path; it is relative to the folder the command is started in.");

    [DoesNotReturn]
    public static void TooLarge(string name, long bytes, long limit) => throw new RadioGenomicsException(ErrorCode.InputTooLarge,
        FormattableString.Invariant($"Notebook '{name}' has {bytes:N0} bytes; the limit is {limit:N0}. Clear its outputs and save it again."));

    public static RadioGenomicsException NotJson(string name, Exception inner) => new(ErrorCode.NotebookInvalid,
        $"'{name}' is not a notebook: {OneLine(inner.Message)} A notebook is a JSON document in nbformat 4.", inner);

    // What was found may have lines of its own.
    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static RadioGenomicsException Invalid(string name, string found, string expected) => new(ErrorCode.NotebookInvalid,
        $"Notebook '{name}': {found}; expected {expected}.");

    public static RadioGenomicsException InvalidMeta(string name, int line, Exception inner) => new(ErrorCode.NotebookInvalid,
        FormattableString.Invariant($"Notebook '{name}': the metadata below line {line} is not JSON: {OneLine(inner.Message)} Mend or remove the lines from '#!meta' to the next line that starts with '#!'."), inner);

    public static RadioGenomicsException ImportCircle(IEnumerable<string> files) => new(ErrorCode.ImportCycle,
        $"Documents import each other: {string.Join(" → ", files.Select(Path.GetFileName))}. Move what they share into a third one.");

    public static RadioGenomicsException ImportTooDeep(string path, int limit) => new(ErrorCode.ImportCycle,
        FormattableString.Invariant($"'{Path.GetFileName(path)}' is imported {limit + 1} documents deep; the limit is {limit}. Import it nearer to the top."));

    public static RadioGenomicsException ImportMissing(string path, string directory) => new(ErrorCode.FileNotFound,
        $"There is no file '{path}' to import. Paths are relative to the document's folder, '{Path.GetFileName(directory)}'.");

    public static RadioGenomicsException ImportExtension(string path) => new(ErrorCode.CommandUnsupported,
        $"'{Path.GetFileName(path)}' cannot be imported; expected a notebook (.ipynb, .dib) or code (.cs, .csx, .fs, .fsx, .html, .js).");

    public static RadioGenomicsException Unreadable(string path, Exception inner) => new(ErrorCode.FileUnreadable,
        $"'{path}' cannot be read: {inner.Message} Check its permissions.", inner);

    public static RadioGenomicsException InvalidCell(string name, int index, string found, string expected) =>
        new(ErrorCode.NotebookInvalid, FormattableString.Invariant($"Notebook '{name}', cell {index + 1} (index {index}): {found}; expected {expected}."));

    public static RadioGenomicsException Command(string command, int cell, string advice) => new(ErrorCode.CommandUnsupported,
        FormattableString.Invariant($"Cell {cell} uses '{command}', which is not supported here. {advice}"));

    public static RadioGenomicsException StandardInput(string prompt) => new(ErrorCode.CommandUnsupported, prompt.Trim() is { Length: > 0 } question
        ? $"The notebook asks '{question}', and nobody is there to answer. Pass it with --input \"{question.TrimEnd(' ', ':', '?')}=value\", or declare a value in the parameters cell and pass it with -p name=value."
        : "The notebook asks for standard input, and nobody is there to answer. Declare a value in the parameters cell and pass it with -p name=value.");

    public static RadioGenomicsException NoParametersCell(IEnumerable<string> names) => new(ErrorCode.ParameterUnknown,
        $"Parameters were given ({string.Join(", ", names)}), but no cell of the notebook has the tag 'parameters'. "
        + "Tag the cell that declares them.");

    public static RadioGenomicsException ParameterUnknown(string name, IReadOnlyCollection<string> known)
    {
        string[] near = [.. NearLabels.Find(name, known, 2)];
        string advice = near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?"
            : known.Count > 0 ? $"It declares {string.Join(", ", known)}." : "It declares none with a literal value.";
        return new(ErrorCode.ParameterUnknown, $"The notebook's parameters cell does not declare '{name}'. {advice}");
    }

    public static RadioGenomicsException ParameterNotLiteral(string name) => new(ErrorCode.ParameterUnknown,
        $"'{name}' is declared in the parameters cell, but not as a parameter: a parameter has a simple type "
        + "(string, bool, int, long, double, ...) and a literal value.");

    public static RadioGenomicsException ParameterType(string name, string type, string value) => new(ErrorCode.ParameterType,
        $"Parameter '{name}' is a {type}; '{value}' is not one. Numbers have a decimal point and no thousands separator; truth values are true or false.");

    public static RadioGenomicsException ParametersCellBroken(string message) => new(ErrorCode.NotebookInvalid,
        $"The parameters cell cannot be read: {message}");

    public static RadioGenomicsException CommandUnknown(string name, IReadOnlyCollection<string> known)
    {
        string[] near = [.. NearLabels.Find(name, known, 3)];
        string advice = near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?" : "#!lsmagic lists what there is.";
        return new(ErrorCode.CommandUnknown, $"DNI101: '{name}' is not a command or language of this notebook. {advice} Nothing of the cell was run.");
    }

    public static RadioGenomicsException LanguageUnknown(string name, LanguageTable languages) => new(ErrorCode.CommandUnsupported,
        $"The cell's language is '{name}', which is not here. There are {string.Join(", ", languages.Items.Select(l => l.Name))}. Change the cell's language.");

    public static RadioGenomicsException Unsupported(string command, string advice) => new(ErrorCode.CommandUnsupported,
        $"'{command}' is not supported here. {advice}");

    public static RadioGenomicsException CommandParameterUnknown(CommandSyntax syntax, string name)
    {
        string[] known = [.. syntax.Parameters.Select(p => p.Name)], near = [.. NearLabels.Find(name, known, 2)];
        string advice = near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?"
            : known.Length > 0 ? $"It has {string.Join(", ", known)}." : "It has no parameters.";
        return new(ErrorCode.CommandInvalid, $"DNI103: {syntax.Name} has no parameter '{name}'. {advice} See {syntax.Name} -h.");
    }

    public static RadioGenomicsException ParameterMissing(CommandSyntax syntax, CommandParameter parameter) => new(ErrorCode.CommandInvalid,
        $"DNI104: {syntax.Name} needs {parameter.Name} {parameter.Hint}. See {syntax.Name} -h.");

    public static RadioGenomicsException ParameterWithoutValue(CommandSyntax syntax, CommandParameter parameter) => new(ErrorCode.CommandInvalid,
        $"DNI104: {parameter.Name} of {syntax.Name} has no value; expected {parameter.Name} {parameter.Hint}. See {syntax.Name} -h.");

    public static RadioGenomicsException RepeatedParameter(CommandSyntax syntax, string name) => new(ErrorCode.CommandInvalid,
        $"DNI105: {name} of {syntax.Name} is given more than once; expected once. See {syntax.Name} -h.");

    public static RadioGenomicsException TooManyValues(CommandSyntax syntax, string rest) => new(ErrorCode.CommandInvalid,
        $"DNI105: {syntax.Name} does not know what to do with '{rest}'; expected {(syntax.Parameters.IsEmpty ? "nothing" : "only its parameters")} there. See {syntax.Name} -h.");

    public static RadioGenomicsException NotClosed(string mark, string rest) => new(ErrorCode.CommandInvalid,
        $"DNI106: '{rest}' opens with {mark}, which is not closed on the line.");

    public static RadioGenomicsException JsonInvalid(string raw, Exception inner) => new(ErrorCode.CommandInvalid,
        $"DNI106: '{raw}' is not JSON: {inner.Message} Write JSON on one line, such as {{\"a\": 1}}.", inner);

    public static RadioGenomicsException VariableWithoutName(string raw) => new(ErrorCode.CommandInvalid,
        $"DNI106: '{raw}' names no variable; expected @language:name, such as @csharp:table, or @input or @password.");

    public static RadioGenomicsException LanguageOfVariable(CommandValue value, LanguageTable languages) => new(ErrorCode.CommandValueMissing,
        $"DNI202: '{value.Raw}' names the language '{value.Language}', which is not here. There are {string.Join(", ", languages.Items.Select(l => l.Name))}.");

    public static RadioGenomicsException VariableMissing(CommandValue value, ICellLanguage language) =>
        VariableMissing(value.Name, language);

    public static RadioGenomicsException VariableMissing(string name, ICellLanguage language)
    {
        string[] known = [.. language.Variables.Select(v => v.Name)], near = [.. NearLabels.Find(name, known, 3)];
        string advice = near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?"
            : known.Length > 0 ? $"There are {string.Join(", ", known.Take(12))}." : "It has none; run the cell that makes it first.";
        return new(ErrorCode.CommandValueMissing, $"DNI202: {language.LanguageName} has no variable '{name}'. {advice}");
    }

    public static RadioGenomicsException InputMissing(string name, string raw) => new(ErrorCode.CommandValueMissing,
        $"DNI204: '{raw}' asks for '{name}', and nobody is there to answer. Pass it with --input {name}=value, or run the notebook where it can ask.");

    public static RadioGenomicsException NoVariables(string language, string name) => new(ErrorCode.CommandUnsupported,
        $"Blocks of '{language}' have no variables, so '{name}' cannot be put there. Share it with csharp or value.");

    public static RadioGenomicsException TooDeep(int limit) => new(ErrorCode.LimitReached,
        FormattableString.Invariant($"Cells run each other more than {limit} deep; an #!import probably imports itself. Remove the circle."));

    public static RadioGenomicsException StillRunning(int number) => new(ErrorCode.CellStillRunning,
        FormattableString.Invariant($"In[{number}] was stopped and is still running in native code, so that nothing can run beside it. Wait until it ends, or end this process (restart the kernel)."));

    public static RadioGenomicsException ShareLanguage(string name, LanguageTable languages) => new(ErrorCode.CommandValueMissing,
        $"DNI202: There is no language '{name}'. There are {string.Join(", ", languages.Items.Select(l => l.Name))}.");

    public static RadioGenomicsException ByReferenceWithMime() => new(ErrorCode.CommandInvalid,
        "DNI303: --byref and --mime-type of #!set contradict each other: an object has no media type. Leave one of them out.");

    public static RadioGenomicsException ByReferenceOfLiteral(string raw) => new(ErrorCode.CommandInvalid,
        $"--byref of #!set needs a variable, such as @csharp:name; '{raw}' is none. Leave --byref out.");

    public static RadioGenomicsException ByReferenceBetween(ICellLanguage source, ICellLanguage target) => new(ErrorCode.CommandInvalid,
        $"Objects cannot go by reference from {source.Name} to {target.Name}, which do not both keep objects of .NET. Leave --byref out to copy the data.");

    public static RadioGenomicsException NotJson(string name, Type type, Exception inner) => new(ErrorCode.CommandValueMissing,
        $"'{name}' is a {ShortText.Name(type)}, which cannot be copied as JSON: {inner.Message} Use #!share or --byref between languages of .NET.", inner);

    public static RadioGenomicsException TooLargeForJson(string name, long rows, long columns, long limit) => new(ErrorCode.InputTooLarge,
        FormattableString.Invariant($"'{name}' has {rows:N0} rows and {columns:N0} columns; as JSON at most {limit:N0} values are copied. Use #!share or --byref between languages of .NET, or take a part of it."));

    public static RadioGenomicsException NotAName(string name) => new(ErrorCode.CommandInvalid,
        $"'{name}' is not a name that a variable of C# can have. Write letters, digits and _ and begin with a letter.");

    public static RadioGenomicsException ValueWithoutName() => new(ErrorCode.CommandInvalid,
        "DNI104: #!value needs --name NAME. See #!value -h.");

    public static RadioGenomicsException ValueSources(string name, string[] sources, bool hasBody) => new(ErrorCode.CommandInvalid,
        sources.Length == 0 && !hasBody ? $"#!value --name {name} has no text; write it below, or give --from-file, --from-url or --from-value."
            : $"#!value --name {name} has several texts ({string.Join(", ", hasBody ? sources.Append("the text below") : sources)}); expected one.");

    public static RadioGenomicsException ValueFile(string path) => new(ErrorCode.FileNotFound,
        $"There is no file '{path}' for #!value. The path is relative to the notebook's folder.");

    public static RadioGenomicsException ValueTooLarge(string path, long bytes, long limit) => new(ErrorCode.InputTooLarge,
        FormattableString.Invariant($"'{path}' has {bytes:N0} bytes; #!value keeps at most {limit:N0}. Read it in C#."));

    public static RadioGenomicsException ValueAddress(string url) => new(ErrorCode.CommandInvalid,
        $"'{url}' is not an address that starts with http:// or https://.");

    public static RadioGenomicsException NoNetwork(string url) => new(ErrorCode.CommandUnsupported,
        $"'#!value --from-url' would fetch '{url}', and cells may not use the network here. Download the file and use --from-file, or run the notebook with --allow-network.");

    public static RadioGenomicsException ValueNotJson(string name, Exception inner) => new(ErrorCode.CommandInvalid,
        $"DNI106: The value '{name}' is declared as JSON and is not: {inner.Message}", inner);

    public static RadioGenomicsException AnswersAreNotKept(string raw) => new(ErrorCode.CommandUnsupported,
        $"'saveAs' of '{raw}' is not supported here: answers are not kept on the machine. Leave it out; for runs without a user pass --input name=value.");
    public static RadioGenomicsException SqlSequenceTooLong(int limit) => new(ErrorCode.SqlInvalid,
        FormattableString.Invariant($"A sequence that SQL reads as a table has more than {limit:N0} elements. Take fewer, or make a Table of it."));

    public static RadioGenomicsException SqlAmbiguous(string name, IEnumerable<string> choices) => new(ErrorCode.SqlInvalid,
        $"Several cohorts have a table '{name}'. Write {string.Join(" or ", choices)}.");

    public static RadioGenomicsException SqlSeveralTables(string name, IEnumerable<string> choices) => new(ErrorCode.SqlInvalid,
        $"'{name}' is a result with several tables. Write {string.Join(" or ", choices)}.");

    public static RadioGenomicsException ShareTooDeep(string name, int limit) => new(ErrorCode.ShareFailed,
        FormattableString.Invariant($"'{name}' holds lists within lists, more than {limit} deep. Share its parts."));

    public static RadioGenomicsException ShareTooLong(string name, int limit) => new(ErrorCode.ShareFailed,
        FormattableString.Invariant($"'{name}' has more than {limit:N0} elements. Share a matrix or a table."));

    public static RadioGenomicsException ShareType(string name, string type) => new(ErrorCode.ShareFailed,
        $"'{name}' is a {type}, which other languages do not have. Tables, matrices, numbers, texts, truth values, and lists and dictionaries of them can be shared.");

    public static RadioGenomicsException ShareLong(string name) => new(ErrorCode.ShareFailed,
        $"'{name}' has whole numbers beyond 2^53, which the other language cannot hold exactly. Share them as texts.");

    public static RadioGenomicsException ShareRefused(string name, string why) => new(ErrorCode.ShareFailed, $"'{name}' cannot be shared: {why}");

    public static RadioGenomicsException ShareDamaged(string name) => new(ErrorCode.ShareFailed,
        $"What came for '{name}' cannot be read. Was the file changed on its way?");

    public static RadioGenomicsException SqlNothingToStore(string name) => new(ErrorCode.SqlInvalid,
        $"No statement of the cell gives rows that could be stored in '{name}'. End it with a SELECT, or leave --name out.");

    public static RadioGenomicsException NoDatabase(string file, string why, Exception? inner) => inner is null
        ? new(ErrorCode.ConnectFailed, $"The database '{file}' cannot be opened: {why}") : new(ErrorCode.ConnectFailed, $"The database '{file}' cannot be opened: {why}", inner);

    public static RadioGenomicsException OneDatabase() => new(ErrorCode.ConnectFailed,
        "#!connect sqlite needs either --database FILE or --connection-string \"Data Source=FILE\".");

    public static RadioGenomicsException KernelName(string name) => new(ErrorCode.ConnectFailed,
        $"'{name}' cannot be the name of a kernel. A name starts with a letter and goes on with letters, digits, '_', '-' and '.'.");

    public static RadioGenomicsException KernelNameTaken(string name) => new(ErrorCode.ConnectFailed,
        $"'#!{name}' means something else already. Choose another --kernel-name.");

    public static RadioGenomicsException ConnectKind(string kind) => new(ErrorCode.ConnectFailed,
        $"'{kind}' is no kind of kernel that can be connected. There are sqlite and jupyter: #!connect sqlite --kernel-name NAME --database FILE, "
        + "#!connect jupyter --kernel-name NAME --kernel-spec SPEC.");
}
