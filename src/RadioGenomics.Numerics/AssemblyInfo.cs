using System.Runtime.CompilerServices;

// Networks hands the product kernels columns that it computes on the way: pointers that are no public interface.
[assembly: InternalsVisibleTo("RadioGenomics.Analysis")]
[assembly: InternalsVisibleTo("RadioGenomics.Tests")]
[assembly: InternalsVisibleTo("RadioGenomics.Benchmarks")]
