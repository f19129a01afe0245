using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A text that is JSON already.</summary>
/// <param name="json">The JSON.</param>
public class JsonString(string json) : HtmlString(json);

/// <summary>A script that is written as it is.</summary>
/// <param name="scriptValue">The script.</param>
public class ScriptContent(string scriptValue) : HtmlString(scriptValue)
{
    /// <summary>The script.</summary>
    public string ScriptValue => Value ?? "";
}
