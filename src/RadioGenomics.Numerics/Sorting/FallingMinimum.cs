namespace RadioGenomics.Numerics.Sorting;

/// <summary>Hands the smallest value from one piece of a parallel loop to the next, in the order of pieces.</summary>
sealed class FallingMinimum
{
    readonly RunContext _run;

    // Place i holds the minimum over the pieces before i, once known.
    readonly double[] _before;
    int _known;

    public FallingMinimum(int count, double first, RunContext run)
    {
        _run = run;
        _before = new double[count + 1];
        _before[0] = first;
    }

    /// <summary>The minimum over all pieces.</summary>
    public double Last => _before[^1];

    public Turn TakeTurn(int piece) => new(this, piece);

    double Publish(int piece, double smallest)
    {
        var spin = new SpinWait();
        // Pieces start in order, so the one before is under way or done.
        while (Volatile.Read(ref _known) != piece)
        {
            _run.Cancellation.ThrowIfCancellationRequested();
            if (Volatile.Read(ref _known) < 0)
            {
                throw new OperationCanceledException("A piece of the ranking before this one failed.");
            }
            spin.SpinOnce(sleep1Threshold: -1);
        }
        double above = _before[piece];
        _before[piece + 1] = Math.Min(above, smallest);
        Volatile.Write(ref _known, piece + 1);
        return above;
    }

    /// <summary>One piece's turn; ending it without a value stops the pieces that wait for it.</summary>
    public sealed class Turn(FallingMinimum owner, int piece) : IDisposable
    {
        bool _done;

        /// <summary>Waits for the piece before and passes on the smaller value.</summary>
        /// <returns>The minimum over the pieces before.</returns>
        public double Publish(double smallest)
        {
            double above = owner.Publish(piece, smallest);
            _done = true;
            return above;
        }

        public void Dispose()
        {
            if (!_done)
            {
                Volatile.Write(ref owner._known, -1);
            }
        }
    }
}
