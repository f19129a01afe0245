using System.Runtime.ExceptionServices;

namespace RadioGenomics.Scripting;

/// <summary>An exception that nobody catches on a thread which a cell has started is that cell's error, and not the end of the process.</summary>
static class StrayExceptions
{
    static readonly Lock Gate = new();
    static bool s_isInstalled;

    public static void Install()
    {
        lock (Gate)
        {
            if (!s_isInstalled)
            {
                s_isInstalled = true;
                ExceptionHandling.SetUnhandledExceptionHandler(Take);
            }
        }
    }

    static bool Take(Exception exception)
    {
        if (CellScope.Current is not CellScope scope)
        {
            return false;
        }
        ErrorOutput error = scope.Cell?.Session.CSharp.ErrorOf(exception) ?? new ErrorOutput { Name = exception.GetType().Name, Value = exception.Message };
        scope.Sink.WriteStream("stderr", "Unhandled on another thread: " + string.Join('\n', error.Traceback) + "\n");
        scope.Stray ??= error;
        return true;
    }
}
