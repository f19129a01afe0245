using System.CommandLine;
using System.Reflection;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>
/// Makes every property of a method's options record an option of the verb, so that library and command line cannot drift apart:
/// <c>MaxPOutliers</c> is <c>--max-p-outliers</c>, help text is the property's documentation, the default is the record's own.
/// </summary>
/// <typeparam name="T">An options record with init properties and a parameterless constructor.</typeparam>
sealed class OptionsBinder<T>
    where T : class, new()
{
    readonly List<(PropertyInfo Property, Option<string?> Option)> _bound = [];

    /// <param name="shortNames">Other names for some options, from property name to option name without dashes.</param>
    /// <param name="except">Properties that the verb fills from elsewhere, such as the seed.</param>
    public OptionsBinder(IReadOnlyDictionary<string, string>? shortNames = null, params string[] except)
    {
        var defaults = new T();
        foreach (PropertyInfo property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => !except.Contains(p.Name) && p.SetMethod is { IsPublic: true } && OptionText.IsSupported(p.PropertyType)))
        {
            var option = new Option<string?>("--" + KebabCase.From(property.Name))
            {
                Description = Describe(property, defaults),
                HelpName = OptionText.Form(property.PropertyType),
            };
            if (shortNames is not null && shortNames.TryGetValue(property.Name, out string? alias))
            {
                option.Aliases.Add("--" + alias);
            }
            _bound.Add((property, option));
        }
    }

    public void AddTo(Command command)
    {
        foreach ((_, Option<string?> option) in _bound)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The record with the given options set and every other property at its default.</summary>
    public T Read(ParseResult arguments)
    {
        var options = new T();
        foreach ((PropertyInfo property, Option<string?> option) in _bound)
        {
            if (arguments.GetResult(option) is { Implicit: false } && arguments.GetValue(option) is { } text)
            {
                property.SetValue(options, OptionText.Parse(option.Name, text, property.PropertyType));
            }
        }
        return options;
    }

    static string Describe(PropertyInfo property, T defaults)
    {
        object? value = property.GetValue(defaults);
        string shown = value is null ? "auto" : OptionsJson.Plain(value);
        string summary = XmlSummaries.Of(property);
        return shown.Length == 0 ? summary : $"{summary} [default: {shown}]";
    }
}
