using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RadioGenomics")]
