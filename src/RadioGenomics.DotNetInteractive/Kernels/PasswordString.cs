namespace Microsoft.DotNet.Interactive;

/// <summary>A password: shown as dots wherever a value is shown.</summary>
/// <param name="clearTextPassword">What the user typed.</param>
public sealed class PasswordString(string clearTextPassword)
{
    /// <summary>What the user typed.</summary>
    public string GetClearTextPassword() => clearTextPassword;

    /// <summary>What the user typed, where a text is needed.</summary>
    /// <param name="password">The password.</param>
    public static implicit operator string(PasswordString password) => password?.GetClearTextPassword() ?? "";

    /// <summary>Dots, as many as for any password.</summary>
    public override string ToString() => "********";
}

/// <summary>One question of <see cref="Kernel.GetInputsAsync"/>.</summary>
/// <param name="name">Name of the answer.</param>
/// <param name="prompt">What is asked for; empty: the name.</param>
/// <param name="typeHint">What kind of value is meant; "password" hides what is typed.</param>
public sealed class InputDescription(string name, string prompt = "", string typeHint = "text")
{
    /// <summary>Name of the answer.</summary>
    public string Name { get; } = name;

    /// <summary>What is asked for.</summary>
    public string Prompt { get; } = prompt;

    /// <summary>What kind of value is meant.</summary>
    public string TypeHint { get; } = typeHint;
}
