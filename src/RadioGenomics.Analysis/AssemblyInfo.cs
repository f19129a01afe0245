using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RadioGenomics.Tests")]
[assembly: InternalsVisibleTo("RadioGenomics.Benchmarks")]
[assembly: InternalsVisibleTo("RadioGenomics.ReferenceTests")]
