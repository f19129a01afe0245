using System.Text.RegularExpressions;

namespace RadioGenomics.Data.Cohorts;

/// <summary>How an identifier fared with its rule.</summary>
public enum IdMatchKind
{
    /// <summary>It has a key.</summary>
    Matched,
    /// <summary>The rule does not match.</summary>
    NoMatch,
    /// <summary>The rule matches and says that the row is not wanted, such as normal tissue.</summary>
    Excluded,
    /// <summary>The rule matches at several places and gives different keys.</summary>
    Ambiguous,
}

/// <summary>What an <see cref="IdRule"/> makes of one identifier.</summary>
/// <param name="Kind">How it fared.</param>
/// <param name="Key">The key; only where <see cref="Kind"/> is Matched or Excluded.</param>
/// <param name="Reason">Why there is no usable key; empty when there is.</param>
public readonly record struct IdMatch(IdMatchKind Kind, IdKey Key, string Reason);

/// <summary>An <see cref="IdRule"/> made ready for many identifiers.</summary>
public sealed class IdMatcher
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    readonly IdRule _rule;
    readonly Regex? _regex;

    /// <summary>Prepares a rule.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ManifestInvalid"/>: the pattern is not valid.</exception>
    public IdMatcher(IdRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule with { Kind = rule.Kind ?? (rule.Pattern is null ? IdRuleKind.Exact : IdRuleKind.Regex) };
        if ((_rule.Kind == IdRuleKind.Regex) != (rule.Pattern is not null))
        {
            Throw.RulePatternMismatch(_rule.Kind.Value, rule.Pattern);
        }
        _regex = rule.Pattern is null ? null : Compile(rule.Pattern);
    }

    /// <summary>The identifier after trim, replace, upperCase and prefix.</summary>
    public string Clean(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        string text = _rule.Trim ? identifier.Trim() : identifier;
        foreach (IdReplacement replacement in _rule.Replace)
        {
            text = text.Replace(replacement.Find, replacement.With, StringComparison.Ordinal);
        }
        text = _rule.UpperCase ? text.ToUpperInvariant() : text;
        return text.StartsWith(_rule.Prefix, StringComparison.Ordinal) ? text : _rule.Prefix + text;
    }

    /// <summary>Maps one identifier.</summary>
    public IdMatch Match(string identifier)
    {
        string text = Clean(identifier);
        return _rule.Kind switch
        {
            _ when string.IsNullOrWhiteSpace(identifier) => new(IdMatchKind.NoMatch, default, "no key: the identifier is empty"),
            IdRuleKind.Tcga => MatchTcga(text),
            IdRuleKind.Regex => MatchRegex(text),
            _ => new(IdMatchKind.Matched, new IdKey(text), ""),
        };
    }

    IdMatch MatchTcga(string text)
    {
        if (!TcgaBarcode.TryParse(text, out string patient, out string? type))
        {
            return new(IdMatchKind.NoMatch, default, "no key: not a TCGA barcode (TCGA-XX-XXXX, 12 to 28 characters)");
        }
        IdKey key = new(patient, type);
        string exclusion = type is null ? "" : Exclusion(type);
        return new(exclusion.Length > 0 ? IdMatchKind.Excluded : IdMatchKind.Matched, key, exclusion);
    }

    string Exclusion(string type)
    {
        if (!_rule.IncludeNormals && TcgaBarcode.IsNormal(type))
        {
            return $"normal tissue sample (type {type}: {TcgaBarcode.Describe(type)})";
        }
        if (!_rule.IncludeNormals && TcgaBarcode.IsControl(type))
        {
            return $"control sample (type {type}: {TcgaBarcode.Describe(type)})";
        }
        return _rule.SampleTypes.IsEmpty || _rule.SampleTypes.Contains(type)
            ? "" : $"sample type {type} ({TcgaBarcode.Describe(type)}) is not among those asked for ({string.Join(", ", _rule.SampleTypes)})";
    }

    IdMatch MatchRegex(string text)
    {
        try
        {
            IdKey[] keys = [.. _regex!.Matches(text).Where(m => m.Groups["patient"].Length > 0).Select(KeyOf).Distinct()];
            return keys.Length switch
            {
                0 => new(IdMatchKind.NoMatch, default, "no key: rule did not match"),
                1 => new(IdMatchKind.Matched, keys[0], ""),
                _ => new(IdMatchKind.Ambiguous, default, $"the rule finds several keys: {string.Join(", ", keys.Take(3).Select(k => $"'{k}'"))}"),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            Throw.RuleTooSlow(_rule.Pattern!, text);
            throw;
        }
    }

    static IdKey KeyOf(Match match) => new(match.Groups["patient"].Value, Part(match, "sample"), Part(match, "lesion"));

    static string? Part(Match match, string group) => match.Groups[group].Length > 0 ? match.Groups[group].Value : null;

    static Regex Compile(string pattern)
    {
        try
        {
            Regex regex = new(pattern, RegexOptions.CultureInvariant, Patience);
            if (!regex.GetGroupNames().Contains("patient"))
            {
                Throw.RuleWithoutPatient(pattern);
            }
            return regex;
        }
        catch (ArgumentException fault)
        {
            Throw.RulePatternInvalid(pattern, fault);
            throw;
        }
    }
}
