using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RadioGenomics.Tests")]
[assembly: InternalsVisibleTo("RadioGenomics.NotebookTests")]
