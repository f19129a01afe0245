using System.Collections;
using System.Collections.Immutable;
using Microsoft.DotNet.Interactive.Formatting;

namespace RadioGenomics.Scripting;

/// <summary>An object's members, and theirs: bounded in depth and size, circles cut, nothing thrown by a getter lost.</summary>
sealed record ObjectTree
{
    // Rows and columns of a table within an object.
    const int InnerRows = 10, InnerColumns = 12;

    // Objects whose every member is an object would otherwise fill the page long before the depth is reached.
    const int MostMembers = 1000;

    public required string Name { get; init; }

    /// <summary>The value in one line; of an object its type, or what it says itself.</summary>
    public required string Text { get; init; }

    public ImmutableArray<ObjectTree> Children { get; init; } = [];

    /// <summary>Elements of a sequence.</summary>
    public TableView? Rows { get; init; }

    /// <summary>HTML by a formatter of the user.</summary>
    public string? Html { get; init; }

    /// <summary>Whether every member can be told in one line.</summary>
    public bool IsFlat => Children.All(c => c.Children.IsEmpty && c.Rows is null && c.Html is null);

    /// <summary>Whether no HTML in it is the user's.</summary>
    public bool IsTrusted => Html is null && Children.All(c => c.IsTrusted);

    public static ObjectTree Of(object value) => new Builder().Object("", value, 0) with { Text = ShortText.Name(value.GetType()) };

    /// <summary>Whether a type of the framework is told by its text rather than by its members.</summary>
    public static bool SaysItself(Type type) =>
        type.Namespace == "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true || typeof(Delegate).IsAssignableFrom(type);

    sealed class Builder
    {
        readonly HashSet<object> _path = new(ReferenceEqualityComparer.Instance);
        int _members;

        public ObjectTree Object(string name, object value, int depth)
        {
            Type type = value.GetType();
            _path.Add(value);
            ImmutableArray<ObjectTree> children = [.. ObjectTables.Members(type).TakeWhile(_ => ++_members <= MostMembers).Select(m => Member(m.Name, m.Get(value), depth + 1))];
            _path.Remove(value);
            return new() { Name = name, Text = ObjectTables.HasOwnText(type) ? FirstLine(ShortText.Of(value)) : ShortText.Name(type), Children = children };
        }

        ObjectTree Member(string name, object? value, int depth)
        {
            if (value is null || ShortText.IsScalar(value) || value is byte[] or Task or Exception or Delegate)
            {
                return new() { Name = name, Text = ShortText.Of(value) };
            }
            if (_path.Contains(value))
            {
                return new() { Name = name, Text = $"(the {ShortText.Name(value.GetType())} above)" };
            }
            FormatterRegistry registry = FormatterRegistry.Current;
            if (registry.TryFormat(value, MimeBundle.Html) is string html)
            {
                return new() { Name = name, Text = ShortText.Of(value), Html = html };
            }
            bool isDeep = depth >= Formatter.RecursionLimit || _members > MostMembers;
            return value switch
            {
                _ when isDeep || registry.HasOwn(value.GetType(), MimeBundle.Plain) => new() { Name = name, Text = FirstLine(isDeep ? ShortText.Name(value.GetType()) : ShortText.Of(value)) },
                Table table => new() { Name = name, Text = table.ToString(), Rows = TableView.Of(table, InnerRows, InnerColumns) },
                LabelledMatrix matrix => new() { Name = name, Text = matrix.ToString() },
                FigureSpec figure => new() { Name = name, Text = FirstLine(FigureData.Plain(figure)) },
                IReport report => new() { Name = name, Text = FirstLine(report.Summary) },
                IEnumerable items => Sequence(name, items),
                _ when SaysItself(value.GetType()) || ObjectTables.Members(value.GetType()).Length == 0 => new() { Name = name, Text = ShortText.Of(value) },
                _ => Object(name, value, depth),
            };
        }

        static ObjectTree Sequence(string name, IEnumerable items)
        {
            FormattedOutput shown = SequenceDisplay.Of(items, DisplayOptions.Default with { MaxRows = InnerRows, MaxColumns = InnerColumns, MaxItems = 1000 });
            bool isTable = shown.Data.TryGet(MimeBundle.TableJson, out System.Text.Json.Nodes.JsonNode? json);
            TableView? rows = isTable ? TableView.FromJson(json) : null;
            string text = rows is null ? shown.Data.TextOf(MimeBundle.Plain) ?? "" : $"{ShortText.Name(items.GetType())}, {rows.Caption()}";
            return new() { Name = name, Text = text, Rows = rows };
        }

        static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');
    }
}
