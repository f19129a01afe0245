namespace RadioGenomics.Kernel.Serving;

/// <summary>Passes on the first lines and then every thousandth: whoever sends rubbish must not fill a disk.</summary>
sealed class LimitedLog(Action<string> log)
{
    const long First = 20, Every = 1000;
    long _count;

    public void Write(string text)
    {
        long count = Interlocked.Increment(ref _count);
        if (count <= First || count % Every == 0)
        {
            log(count <= First ? text : FormattableString.Invariant($"{text} ({count} such lines so far)"));
        }
    }
}
