using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Contrasts of coefficients by name.</summary>
public static class Contrast
{
    /// <summary>Weights of the coefficients of a design from text: a coefficient's name, "A - B", or one number per coefficient, "0,1,-1".</summary>
    /// <param name="text">What was written.</param>
    /// <param name="coefficients">Names of the design's columns. Shape: [coefficients].</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, with the names there are.</exception>
    /// <remarks>Cost: none. Source: none needed. Reference: derived by hand in tests.</remarks>
    public static ImmutableArray<double> Parse(string text, ImmutableArray<string> coefficients)
    {
        ArgumentNullException.ThrowIfNull(text);
        string wanted = text.Trim();
        if (coefficients.Contains(wanted))
        {
            return Of(coefficients, wanted, null);
        }
        string[] numbers = wanted.Split(',', StringSplitOptions.TrimEntries);
        if (numbers.Length == coefficients.Length && numbers.All(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            return [.. numbers.Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        }
        for (int minus = wanted.IndexOf('-'); minus > 0; minus = wanted.IndexOf('-', minus + 1))
        {
            (string left, string right) = (wanted[..minus].Trim(), wanted[(minus + 1)..].Trim());
            if (coefficients.Contains(left) && coefficients.Contains(right) && left != right)
            {
                return Of(coefficients, left, right);
            }
        }
        Throw.ContrastUnknown(wanted, coefficients);
        return [];
    }

    static ImmutableArray<double> Of(ImmutableArray<string> coefficients, string plus, string? minus) =>
        [.. coefficients.Select(c => c == plus ? 1.0 : c == minus ? -1.0 : 0)];
}
