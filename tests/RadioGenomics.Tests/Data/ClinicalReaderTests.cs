using System.Globalization;
using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class ClinicalReaderTests : IDisposable
{
    static readonly Endpoint Os = new() { Name = "OS", TimeColumn = "time", EventColumn = "event" };

    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    ClinicalTable Read(string text, params Endpoint[] endpoints) =>
        ClinicalReader.Read(_files.Write("c.csv", text), new() { Endpoints = [.. endpoints] });

    static IEnumerable<Diagnostic> Doubts(ClinicalTable table) => table.Diagnostics.Where(d => d.Code == ErrorCode.EndpointInvalid);

    [Theory]
    [InlineData("1", "0")]
    [InlineData("Dead", "Alive")]
    [InlineData("1:DECEASED", "0:LIVING")]
    [InlineData("TRUE", "FALSE")]
    public void Endpoint_KnownCodings_AreUnderstood(string yes, string no)
    {
        ClinicalTable table = Read($"id,time,event\nP1,10,{yes}\nP2,20,{no}\nP3,NA,{yes}\nP4,30,\n", Os);
        Assert.Equal([1, 0, 1, double.NaN], table.Endpoints[0].Event);
        Assert.Equal((2, 1), (table.Endpoints[0].CompleteCount, table.Endpoints[0].EventCount));
    }

    [Fact]
    public void Endpoint_DeclaredCoding_Wins()
    {
        ClinicalTable table = Read("id,time,event\nP1,10,2\nP2,20,1\n", Os with { EventValues = ["2"] });
        Assert.Equal([1, 0], table.Endpoints[0].Event);
    }

    [Fact]
    public void Endpoint_UnknownCoding_NamesLineAndValues() =>
        DataFiles.Fails(ErrorCode.EndpointInvalid, () => Read("id,time,event\nP1,10,1\nP2,20,2\nP3,30,0\n", Os), "line 3", "'2'", "EventValues");

    // As R's Surv(time, status).
    [Theory]
    [InlineData("1", "2", 0, 1)]
    [InlineData("2", "2", 1, 1)]
    [InlineData("1", "1", 1, 1)]
    public void Endpoint_OneTwoCoding_IsReadAsRDoes(string first, string second, double firstEvent, double secondEvent)
    {
        ClinicalTable table = Read($"id,time,event\nP1,10,{first}\nP2,20,{second}\n", Os);
        Assert.Equal([firstEvent, secondEvent], table.Endpoints[0].Event);
        Assert.Equal(first == "2" || second == "2", table.Diagnostics.Any(d => d.Message.Contains("2 is the event", StringComparison.Ordinal)));
    }

    [Fact]
    public void Endpoint_CompetingValues_AreCausesOfTheirOwn()
    {
        ClinicalTable table = Read("id,time,event\nP1,10,relapse\nP2,20,death\nP3,30,none\n", Os with { EventValues = ["relapse"], CompetingValues = ["death"] });
        Assert.Equal([1, 2, 0], table.Endpoints[0].Event);
    }

    [Fact]
    public void Endpoint_Words_AreSaid() => Assert.Contains(Read("id,time,event\nP1,10,1:DECEASED\nP2,20,0:LIVING\n", Os).Diagnostics,
        d => d.Message.Contains("event: '1:DECEASED'; censored: '0:LIVING'", StringComparison.Ordinal));

    [Fact]
    public void RowsWithoutIdentifiers_WhereNoneAreNeeded_GoByTheirLine()
    {
        string path = _files.Write("c.csv", "time,event\n10,1\n20,0\n");
        ClinicalTable table = ClinicalReader.Read(path, new() { IdRequired = false, Endpoints = [Os] });
        Assert.Equal(("", "line 2"), (table.IdColumn, table.Ids[0]));
    }

    [Fact]
    public void NegativeTime_IsNamedWithLineAndPatient()
    {
        ClinicalTable table = Read("id,time,event\nP1,10,1\nP2,-5,0\n", Os);
        Assert.Contains("line 3 ('P2': -5)", Assert.Single(Doubts(table)).Message, StringComparison.Ordinal);
        Assert.Equal(double.NaN, table.Endpoints[0].Time[1]);
    }

    [Fact]
    public void TextInTime_NamesLine() =>
        DataFiles.Fails(ErrorCode.NotANumber, () => Read("id,time,event\nP1,10,1\nP2,soon,0\n", Os), "line 3", "'time'", "'soon'");

    [Fact]
    public void MissingTimeColumn_IsNamed() =>
        DataFiles.Fails(ErrorCode.MissingColumn, () => Read("id,times,event\nP1,10,1\n", Os), "'time'", "Did you mean 'times'");

    [Fact]
    public void InvertedFlag_ByLongerTimes_IsWarned()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"P{i},{(i % 2 == 0 ? 1000 + i : 200 + i)},{(i % 2 == 0 ? 1 : 0)}"));
        ClinicalTable table = Read("id,time,event\n" + string.Join('\n', rows), Os);
        Assert.Contains("inverted", Assert.Single(Doubts(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvertedFlag_AgainstVitalStatus_IsWarned()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 9).Select(i => string.Create(CultureInfo.InvariantCulture, $"P{i},{100 + i},{(i < 5 ? "Alive,1" : "Dead,0")}"));
        ClinicalTable table = Read("id,time,vital_status,event\n" + string.Join('\n', rows), Os);
        Assert.Contains("'vital_status'", Assert.Single(Doubts(table)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TimeUnit.Days, 36.5, true)]
    [InlineData(TimeUnit.Days, 2000, false)]
    [InlineData(TimeUnit.Months, 2000, true)]
    [InlineData(TimeUnit.Years, 2000, true)]
    [InlineData(TimeUnit.Months, 60, false)]
    public void TimeUnit_OutOfProportion_IsWarned(TimeUnit unit, double longest, bool doubt)
    {
        IEnumerable<string> rows = Enumerable.Range(1, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $"P{i},{longest * i / 12},{i % 2}"));
        ClinicalTable table = Read("id,time,event\n" + string.Join('\n', rows), Os with { Unit = unit });
        Assert.Equal(doubt, Doubts(table).Any());
    }

    [Fact]
    public void NotCollected_IsMissingInANumberColumn()
    {
        ClinicalTable table = Read("Case ID,age,weight\nR01-001,50,Not Collected\nR01-002,[Not Available],70.5\n");
        Assert.Equal("Case ID", table.IdColumn);
        Assert.Equal([double.NaN, 70.5], table.Values["weight"].AsNumbers().ToArray());
    }

    [Fact]
    public void NamelessFirstColumn_IsTheIdentifierAndSaidOnce()
    {
        ClinicalTable table = Read("\"\",age\nP1,1\nP2,2\n");
        Assert.Equal("column_1", table.IdColumn);
        Assert.Single(table.Diagnostics, d => d.Message.Contains("columns without a name", StringComparison.Ordinal));
    }

    [Fact]
    public void EmptyIdentifier_NamesTheLine() => DataFiles.Fails(ErrorCode.EmptyLabel, () => Read("id,age\nP1,1\n,2\n"), "line 3");
}
