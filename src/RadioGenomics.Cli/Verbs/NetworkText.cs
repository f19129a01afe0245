namespace RadioGenomics.Cli.Verbs;

/// <summary>Fetches a text from the network, for runs that were allowed to.</summary>
static class NetworkText
{
    const int MostBytes = 64 << 20;

    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileNotFound"/> with what the server or the network says.</exception>
    public static async Task<string> FetchAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60), MaxResponseContentBufferSize = MostBytes };
        try
        {
            return await client.GetStringAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new RadioGenomicsException(ErrorCode.FileNotFound, $"'{address}' could not be fetched: {e.Message} Check the address, or download the file and use --from-file.", e);
        }
    }
}
