using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RadioGenomics.Scripting")]
[assembly: InternalsVisibleTo("RadioGenomics.Tests")]
