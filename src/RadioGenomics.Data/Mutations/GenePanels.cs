namespace RadioGenomics.Data;

/// <summary>Which samples were sequenced, and for which genes: case lists, sample lists and cBioPortal's gene panels.</summary>
sealed class GenePanels
{
    readonly Dictionary<string, IReadOnlySet<string>?> _panelOf = new(StringComparer.Ordinal);
    readonly List<string> _samples = [];
    readonly HashSet<string> _onNoPanel = new(StringComparer.Ordinal);

    public List<InputRecord> Inputs { get; } = [];

    /// <summary>Samples that a list or a panel says were sequenced.</summary>
    public IReadOnlyList<string> Samples => _samples;

    public IReadOnlyDictionary<string, IReadOnlySet<string>?> PanelOf => _panelOf;

    /// <summary>Samples of the panel matrix without a panel: sequenced as a whole, or not at all; a list or a mutation decides.</summary>
    public IReadOnlySet<string> OnNoPanel => _onNoPanel;

    public static GenePanels Read(MutationReadOptions options, RunContext run)
    {
        var panels = new GenePanels();
        panels._samples.AddRange(options.ProfiledSamples);
        if (options.ProfiledSamplesFile is not null)
        {
            panels.ReadSamples(options.ProfiledSamplesFile, run);
        }
        if (options.GenePanelMatrix is not null)
        {
            panels.ReadMatrix(options, run);
        }
        return panels;
    }

    void ReadSamples(string path, RunContext run)
    {
        using var file = DelimitedText.OpenWithoutHeader(path, "profiled-samples", new TableReadOptions { Delimiter = Delimiter.Tab, Quotes = false }, run);
        List<(string[] Cells, long Line)> rows = file.TakeAllRows();
        Inputs.Add(file.Input);
        string[]? list = rows.Select(r => r.Cells).FirstOrDefault(c => c[0].StartsWith("case_list_ids:", StringComparison.Ordinal));
        if (list is not null)
        {
            _samples.AddRange(list.Select(c => c.Replace("case_list_ids:", "", StringComparison.Ordinal).Trim()).Where(c => c.Length > 0));
            return;
        }
        IEnumerable<string> ids = rows.Select(r => r.Cells[0].Trim()).Where(c => c.Length > 0);
        string[] headers = ["sample_id", "sample", "tumor_sample_barcode", "patient_id", "id"];
        _samples.AddRange(rows.Count > 0 && headers.Contains(rows[0].Cells[0].Trim().ToLowerInvariant()) ? ids.Skip(1) : ids);
    }

    void ReadMatrix(MutationReadOptions options, RunContext run)
    {
        Dictionary<string, IReadOnlySet<string>> genesOf = ReadPanels(options, run);
        using var file = DelimitedText.Open(options.GenePanelMatrix!, "gene-panels", new TableReadOptions { Delimiter = Delimiter.Tab }, run);
        int profile = Array.IndexOf(file.Header, options.GenePanelProfile);
        if (profile < 0)
        {
            Throw.MissingColumn(file.FilePath, options.GenePanelProfile, file.Header);
        }
        Inputs.Add(file.Input);
        foreach ((string[] cells, long line) in file.TakeAllRows())
        {
            if (cells.Length != file.Header.Length)
            {
                Throw.RaggedRow(file.FilePath, line, cells.Length, file.Header.Length, RaggedHint.For(file.DelimiterByte));
            }
            AddSample(file, cells[0], cells[profile].Trim(), line, genesOf);
        }
    }

    void AddSample(DelimitedText file, string sample, string panel, long line, Dictionary<string, IReadOnlySet<string>> genesOf)
    {
        if (file.Missing.Contains(panel))
        {
            _onNoPanel.Add(sample);
            return;
        }
        bool whole = panel.Equals("WES", StringComparison.OrdinalIgnoreCase) || panel.Equals("WXS", StringComparison.OrdinalIgnoreCase) || panel.Equals("WGS", StringComparison.OrdinalIgnoreCase);
        if (!whole && !genesOf.ContainsKey(panel))
        {
            Throw.FileFormat(file.FilePath, line, $"the sample '{sample}' was sequenced with the panel '{panel}', whose genes are not known.",
                $"Expected its file among GenePanelFiles (given: {Throw.Listing(genesOf.Keys, 8)}).");
        }
        _samples.Add(sample);
        _panelOf[sample] = whole ? null : genesOf[panel];
    }

    Dictionary<string, IReadOnlySet<string>> ReadPanels(MutationReadOptions options, RunContext run)
    {
        var genesOf = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (string path in options.GenePanelFiles)
        {
            using var file = DelimitedText.OpenWithoutHeader(path, "gene-panel", new TableReadOptions { Delimiter = Delimiter.Tab, Quotes = false }, run);
            List<(string[] Cells, long Line)> rows = file.TakeAllRows();
            Inputs.Add(file.Input);
            string[] name = Field(rows, "stable_id:"), genes = Field(rows, "gene_list:");
            if (name.Length != 1 || genes.Length == 0)
            {
                Throw.FileFormat(path, "there is no stable_id or no gene_list.", "Expected a cBioPortal gene-panel file with the lines stable_id:, description: and gene_list:.");
            }
            genesOf[name[0]] = new HashSet<string>(genes, StringComparer.Ordinal);
        }
        return genesOf;
    }

    static string[] Field(List<(string[] Cells, long Line)> rows, string name)
    {
        string[]? row = rows.Select(r => r.Cells).FirstOrDefault(c => c[0].StartsWith(name, StringComparison.Ordinal));
        return row is null ? [] : [.. row.Select((c, i) => (i == 0 ? c[name.Length..] : c).Trim()).Where(c => c.Length > 0)];
    }
}
