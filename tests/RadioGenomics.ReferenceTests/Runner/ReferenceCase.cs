using System.Text.Json;

namespace RadioGenomics.ReferenceTests;

/// <summary>One folder tests/reference/Area/Method/case with its inputs, expected values and description.</summary>
sealed class ReferenceCase
{
    static readonly JsonSerializerOptions EnumsAsText = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    readonly string _folder;
    readonly HashSet<string> _optionsRead = [];

    public ReferenceCase(string id)
    {
        Id = id;
        _folder = Path.Combine(ReferenceFolder.Root, id);
        Spec = CaseSpec.Read(Path.Combine(_folder, "case.json"));
    }

    /// <summary>Area/Method/case.</summary>
    public string Id { get; }

    public string Area => Id.Split('/')[0];

    public string MethodFolder => Id.Split('/')[1];

    public string Name => Id.Split('/')[2];

    public CaseSpec Spec { get; }

    public Table Expected => Tsv.Read(Path.Combine(_folder, "expected.tsv"));

    /// <summary>Options of case.json that the handler has not asked for.</summary>
    public IEnumerable<string> UnreadOptions => Spec.Options.Keys.Except(_optionsRead);

    public bool HasFile(string name) => File.Exists(FilePath(name));

    /// <summary>Full path of a file of the case.</summary>
    public string FilePath(string name) => Path.Combine(_folder, name);

    /// <summary>A table of the case. A column of numbers and NA is Number, any other is Text.</summary>
    public Table Input(string file = "input.tsv") => Tsv.Read(FilePath(file));

    /// <summary>A table whose first column names the samples and whose other columns are features.</summary>
    public LabelledMatrix Matrix(string file = "input.tsv")
    {
        Table table = Input(file);
        string[] samples = [.. Enumerable.Range(0, table.RowCount).Select(i => table.Columns[0].TextAt(i)!)];
        double[] values = [.. table.Columns.Skip(1).SelectMany(c => c.AsNumbers().ToArray())];
        return LabelledMatrix.FromColumnMajor([.. samples], [.. table.Columns.Skip(1).Select(c => c.Name)], values);
    }

    /// <summary>A number column of an input.</summary>
    public double[] Numbers(string column, string file = "input.tsv") => Input(file)[column].AsNumbers().ToArray();

    /// <summary>An option of case.json that must be there; enums by their name.</summary>
    public T Option<T>(string name)
    {
        _optionsRead.Add(name);
        return Spec.Options.TryGetValue(name, out JsonElement value)
            ? value.Deserialize<T>(EnumsAsText)!
            : throw new InvalidDataException($"{Id}: case.json lacks the option '{name}'.");
    }

    /// <summary>An option of case.json, or what holds when it is not there.</summary>
    public T Option<T>(string name, T otherwise) => Spec.Options.ContainsKey(name) ? Option<T>(name) : otherwise;
}

/// <summary>Calls one library method the way its reference cases need it. Found by reflection; needs a parameterless constructor.</summary>
interface IReferenceMethod
{
    /// <summary>Class.Method of the library: the name of the folder that holds the cases.</summary>
    string Name { get; }

    /// <summary>Runs the method on a case's inputs and gives a table shaped as expected.tsv.</summary>
    Table Run(ReferenceCase c);
}
