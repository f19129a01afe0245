using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RadioGenomics.Kernel")]
[assembly: InternalsVisibleTo("RadioGenomics.Tests")]
[assembly: InternalsVisibleTo("RadioGenomics.NotebookTests")]
