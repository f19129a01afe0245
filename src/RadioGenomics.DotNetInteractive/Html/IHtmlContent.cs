using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>HTML that is written as it is: whoever makes it has escaped what comes from data.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the HTML.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="encoder">Encodes the texts in it that are not HTML yet.</param>
    void WriteTo(TextWriter writer, HtmlEncoder encoder);
}
