using System.Text;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>PamRespectsDendro ↔ pam-respects-dendro.</summary>
static class KebabCase
{
    public static string From(string pascal)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pascal.Length; i++)
        {
            bool startsWord = char.IsUpper(pascal[i]) && i > 0
                && (!char.IsUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1])));
            if (startsWord)
            {
                text.Append('-');
            }
            text.Append(char.ToLowerInvariant(pascal[i]));
        }
        return text.ToString();
    }
}
