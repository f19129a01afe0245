using System.Globalization;
using System.Text;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;

// The same bytes everywhere: no culture of the machine reaches a number, and text is UTF-8.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return await CommandRunner.RunAsync(CommandTree.Build(), args).ConfigureAwait(false);
