using System.Globalization;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>Turns two columns into a survival endpoint and looks for what usually is wrong with them.</summary>
static class EndpointReader
{
    static readonly string[] EventWords =
    [
        "1", "true", "t", "dead", "deceased", "died", "death", "1:deceased", "event", "yes", "progressed", "recurred", "recurred/progressed",
        "1:recurred/progressed", "1:progressed", "1:progression", "1:dead with tumor", "relapsed", "1:recurred", "1:yes", "1:event",
    ];

    static readonly string[] CensoredWords =
    [
        "0", "false", "f", "alive", "living", "0:living", "0:alive", "censored", "0:censored", "no", "no event", "diseasefree", "disease free", "0:diseasefree",
        "0:disease free", "0:alive or dead tumor free", "0:not progressed", "0:no", "lost to follow-up",
    ];

    public static EndpointData Read(DelimitedText file, Endpoint endpoint, Table table, string[] ids, long[] lines, bool refuseNegative)
    {
        double[] time = table[endpoint.TimeColumn].AsNumbers().ToArray();
        double[] status = ReadEvents(file, endpoint, table[endpoint.EventColumn].AsText(), lines);
        NameNegativeTimes(file, endpoint, time, ids, lines, refuseNegative);
        var data = new EndpointData { Endpoint = endpoint, Time = [.. time], Event = [.. status] };
        file.Note(FormattableString.Invariant($"endpoint {endpoint.Name}: {data.CompleteCount} of {time.Length} rows complete, {data.EventCount} events")
            + (endpoint.UnitKnown ? FormattableString.Invariant($", time in {endpoint.Unit}.") : "."));
        CheckUnit(file, endpoint, time);
        CheckInversion(file, endpoint, data, table);
        return data;
    }

    static double[] ReadEvents(DelimitedText file, Endpoint endpoint, ReadOnlySpan<string?> cells, long[] lines)
    {
        Endpoint coded = WithOneTwoCoding(file, endpoint, DistinctValues(cells));
        double[] status = new double[cells.Length];
        for (int r = 0; r < cells.Length; r++)
        {
            status[r] = cells[r] is null ? double.NaN : Code(coded, cells[r]!.Trim());
            if (cells[r] is not null && double.IsNaN(status[r]))
            {
                Throw.EventUnknown(file.FilePath, lines[r], endpoint, cells[r]!, DistinctValues(cells));
            }
        }
        NameWords(file, endpoint, cells, status);
        return status;
    }

    /// <summary>As R's Surv: where a flag holds only 1 and 2, 2 is the event.</summary>
    static Endpoint WithOneTwoCoding(DelimitedText file, Endpoint endpoint, SortedSet<string> values)
    {
        bool declared = !endpoint.EventValues.IsEmpty || !endpoint.CensoredValues.IsEmpty || !endpoint.CompetingValues.IsEmpty;
        if (declared || !values.Any(v => Matches(v, ["2"])) || !values.All(v => Matches(v, ["1", "2"])))
        {
            return endpoint;
        }
        file.Note($"endpoint {endpoint.Name}: the flag '{endpoint.EventColumn}' holds 1 and 2, read as in R: 2 is the event, 1 is censored.");
        return endpoint with { EventValues = ["2"], CensoredValues = ["1"] };
    }

    /// <summary>Says which words were taken for the event; plain 0 and 1 need no word.</summary>
    static void NameWords(DelimitedText file, Endpoint endpoint, ReadOnlySpan<string?> cells, double[] status)
    {
        SortedSet<string> events = new(StringComparer.Ordinal), censored = new(StringComparer.Ordinal);
        for (int r = 0; r < cells.Length; r++)
        {
            if (cells[r] is { } cell && !Matches(cell, ["0", "1", "2"]))
            {
                (status[r] == 0 ? censored : events).Add(cell);
            }
        }
        if (events.Count + censored.Count > 0)
        {
            file.Note($"endpoint {endpoint.Name}: in column '{endpoint.EventColumn}', event: {Throw.Listing(events.DefaultIfEmpty("(none)"), 8)}; censored: {Throw.Listing(censored.DefaultIfEmpty("(none)"), 8)}.");
        }
    }

    static SortedSet<string> DistinctValues(ReadOnlySpan<string?> cells)
    {
        var distinct = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string? cell in cells)
        {
            if (cell is not null)
            {
                distinct.Add(cell);
            }
        }
        return distinct;
    }

    static double Code(Endpoint endpoint, string cell)
    {
        int competing = endpoint.CompetingValues.ToList().FindIndex(v => Matches(cell, [v]));
        if (competing >= 0)
        {
            return competing + 2;
        }
        bool isEvent = Matches(cell, endpoint.EventValues.IsEmpty ? EventWords : endpoint.EventValues);
        bool isCensored = Matches(cell, endpoint.CensoredValues.IsEmpty ? CensoredWords : endpoint.CensoredValues);
        // With the event's values declared, everything else is censored unless censoring was declared too.
        return isEvent ? 1 : isCensored || (!endpoint.EventValues.IsEmpty && endpoint.CensoredValues.IsEmpty) ? 0 : double.NaN;
    }

    static bool Matches(string cell, IEnumerable<string> values)
    {
        bool number = NumberParser.TryParse(Encoding.UTF8.GetBytes(cell), (byte)'.', out double value);
        return values.Any(v => v.Equals(cell, StringComparison.OrdinalIgnoreCase)
            || (number && double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out double w) && w == value));
    }

    static void NameNegativeTimes(DelimitedText file, Endpoint endpoint, double[] time, string[] ids, long[] lines, bool refuse)
    {
        int[] negative = [.. Enumerable.Range(0, time.Length).Where(r => time[r] < 0)];
        if (negative.Length == 0)
        {
            return;
        }
        string each = string.Join(", ", negative.Take(10).Select(r => FormattableString.Invariant($"line {lines[r]} ('{ids[r]}': {time[r]})")));
        if (refuse)
        {
            Throw.NegativeTimes(file.FilePath, endpoint, negative.Length, each);
        }
        file.Warn(ErrorCode.EndpointInvalid, FormattableString.Invariant($"endpoint {endpoint.Name}: {negative.Length} negative times in column '{endpoint.TimeColumn}': {each}; they are taken as missing."));
        foreach (int r in negative)
        {
            time[r] = double.NaN;
        }
    }

    static void CheckUnit(DelimitedText file, Endpoint endpoint, double[] time)
    {
        string? doubt = endpoint.UnitKnown ? FollowUpUnit.Doubt(endpoint.Unit.ToString(), time) : null;
        if (doubt is not null)
        {
            file.Warn(ErrorCode.EndpointInvalid, $"endpoint {endpoint.Name}: {doubt} (column '{endpoint.TimeColumn}')");
        }
    }

    static void CheckInversion(DelimitedText file, Endpoint endpoint, EndpointData data, Table table)
    {
        foreach (TableColumn column in table.Columns.Where(c => c.Kind == ColumnKind.Text && c.Name.Contains("vital", StringComparison.OrdinalIgnoreCase) && c.Name != endpoint.EventColumn))
        {
            CheckAgainstVitalStatus(file, endpoint, data, column);
        }
        double[] events = TimesOf(data, 1), censored = TimesOf(data, 0);
        if (events.Length < 10 || censored.Length < 10)
        {
            return;
        }
        (double probability, double z) = LongerThan(events, censored);
        if (probability > 0.7 && z > 3)
        {
            file.Warn(ErrorCode.EndpointInvalid, FormattableString.Invariant($"endpoint {endpoint.Name}: events have longer times than censored rows (in {100 * probability:0} % of pairs). Is the flag '{endpoint.EventColumn}' inverted (1 = alive)? Declare EventValues if not."));
        }
    }

    static void CheckAgainstVitalStatus(DelimitedText file, Endpoint endpoint, EndpointData data, TableColumn vital)
    {
        int deadEvents = 0, aliveEvents = 0, deadCensored = 0;
        ReadOnlySpan<string?> text = vital.AsText();
        for (int r = 0; r < text.Length; r++)
        {
            bool dead = text[r] is { } d && (d.Equals("dead", StringComparison.OrdinalIgnoreCase) || d.Equals("deceased", StringComparison.OrdinalIgnoreCase));
            bool alive = text[r] is { } a && (a.Equals("alive", StringComparison.OrdinalIgnoreCase) || a.Equals("living", StringComparison.OrdinalIgnoreCase));
            deadEvents += dead && data.Event[r] == 1 ? 1 : 0;
            aliveEvents += alive && data.Event[r] == 1 ? 1 : 0;
            deadCensored += dead && data.Event[r] == 0 ? 1 : 0;
        }
        if (aliveEvents > 2 && aliveEvents > 4 * deadEvents && deadCensored > deadEvents)
        {
            file.Warn(ErrorCode.EndpointInvalid, FormattableString.Invariant($"endpoint {endpoint.Name}: {aliveEvents} of {aliveEvents + deadEvents} events are 'alive' in column '{vital.Name}' and {deadCensored} dead are censored. The flag '{endpoint.EventColumn}' looks inverted; declare EventValues."));
        }
    }

    static double[] TimesOf(EndpointData data, double status) =>
        [.. data.Time.Zip(data.Event).Where(t => t.Second == status && !double.IsNaN(t.First)).Select(t => t.First)];

    /// <summary>Share of pairs in which the first is longer, ties half, with the normal score of the rank-sum test.</summary>
    static (double Probability, double Z) LongerThan(double[] first, double[] second)
    {
        Array.Sort(second);
        double wins = 0;
        foreach (double t in first)
        {
            int below = LowerBound(second, t), upTo = LowerBound(second, Math.BitIncrement(t));
            wins += below + (0.5 * (upTo - below));
        }
        double n = first.Length, m = second.Length;
        double probability = wins / (n * m);
        return (probability, (wins - (0.5 * n * m)) / Math.Sqrt(n * m * (n + m + 1) / 12));
    }

    static int LowerBound(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
