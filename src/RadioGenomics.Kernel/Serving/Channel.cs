namespace RadioGenomics.Kernel.Serving;

/// <summary>The channels that messages go out on.</summary>
enum Channel
{
    Shell,
    Control,
    Stdin,
    Iopub,
}
