using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;

namespace RadioGenomics.Scripting;

/// <content>Variables that come from elsewhere.</content>
public sealed partial class CSharpSession
{
    /// <inheritdoc/>
    public void Set(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            throw Throw.NotAName(name);
        }
        SubmissionVariable? existing = _chain.Variables.LastOrDefault(v => v.Name == name);
        if (existing is { IsReadOnly: false } && value is not null && existing.Type == value.GetType())
        {
            existing.Value = value;
            return;
        }
        Declare(name, value);
    }

    // The scripting engine has no way to add a variable but to run its declaration.
    void Declare(string name, object? value)
    {
        string type = value is null ? "object" : CSharpTypeName.Of(value.GetType());
        if (!TryDeclare(name, type, value) && (value is null || !WithAssembliesOf(value.GetType()) || !TryDeclare(name, type, value)))
        {
            TryDeclare(name, "object", value);
        }
    }

    bool TryDeclare(string name, string type, object? value)
    {
        long ticket = value is null ? 0 : SharedValues.Put(value);
        string code = FormattableString.Invariant($"{type} {name} = ({type})global::RadioGenomics.Scripting.SharedValues.Take({ticket}L);");
        (Script<object> script, CompiledSubmission compiled) = Compile(code, "shared", _options, CancellationToken.None);
        if (HasError(compiled.Diagnostics))
        {
            SharedValues.Drop(ticket);
            return false;
        }
        _chain.Load(compiled);
        _last = script;
        // The declaration waits for nothing.
        _chain.RunAsync(compiled).GetAwaiter().GetResult();
        return true;
    }

    bool WithAssembliesOf(Type type)
    {
        string[] files = [.. CSharpTypeName.Assemblies(type).Where(a => !a.IsDynamic && a.Location.Length > 0).Select(a => a.Location).Distinct()];
        AddReferences(files);
        return files.Length > 0;
    }
}
