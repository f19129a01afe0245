namespace RadioGenomics.Data.Cohorts;

/// <summary>What a schema cannot say about a manifest: names that must be unique, members that belong together.</summary>
sealed class ManifestCheck(CohortManifest manifest, string source)
{
    public void Run()
    {
        Demand(manifest.Name.Length > 0, "$.name is empty. Give the cohort a name.");
        Demand(!manifest.Tables.IsDefaultOrEmpty, "$.tables is empty. Name at least one table.");
        Demand(manifest.MinimumJoinedShare is >= 0 and <= 1,
            FormattableString.Invariant($"$.minimumJoinedShare is {manifest.MinimumJoinedShare}; it must be between 0 and 1."));
        Unique("$.tables", manifest.Tables.Select(t => t.ResolvedName), "Give tables of the same kind different 'name's.");
        Unique("$.endpoints", manifest.Endpoints.Select(e => e.Name), "Give endpoints different 'name's.");
        Demand(manifest.Endpoints.IsEmpty || manifest.Tables.Any(t => t.Kind == TableKind.Clinical),
            "$.endpoints needs a table of kind 'clinical'; there is none.");
        string[] clinical = [.. manifest.Tables.Where(t => t.Kind == TableKind.Clinical).Select(t => t.ResolvedName)];
        foreach (EndpointManifest endpoint in manifest.Endpoints.Where(e => e.Table is not null))
        {
            OneOf($"$.endpoints '{endpoint.Name}'.table", endpoint.Table!, clinical);
        }
        Demand(manifest.Tables.Count(t => t.Replicates == ReplicatePolicy.All) <= 1,
            "several tables have replicates 'all'. Only one table can decide what a row of the cohort is.");
        CheckRule(manifest.IdRule, "$.idRule");
        for (int i = 0; i < manifest.Tables.Length; i++)
        {
            CheckTable(manifest.Tables[i], FormattableString.Invariant($"$.tables[{i}]"));
        }
    }

    void CheckTable(TableManifest table, string path)
    {
        Demand(table.File.Length > 0, $"{path}.file is empty.");
        CheckRule(table.IdRule, $"{path}.idRule");
        CheckMutationMembers(table, path);
        CheckReplicates(table, path);
        Demand(table.GeneMap is null || table.Kind == TableKind.Expression, $"{path}.geneMap is for tables of kind 'expression' only.");
        Demand(table.Transforms.IsEmpty || table.Kind is not (TableKind.Clinical or TableKind.Mutations),
            $"{path}.transforms is for radiomics, expression and matrix tables only.");
        for (int i = 0; i < table.Transforms.Length; i++)
        {
            OneOf(FormattableString.Invariant($"{path}.transforms[{i}]"), table.Transforms[i], TransformNames.All);
        }
    }

    void CheckReplicates(TableManifest table, string path)
    {
        Demand(table.Replicates != ReplicatePolicy.Mean || table.Kind != TableKind.Clinical,
            $"{path}.replicates is 'mean', but clinical columns cannot be averaged. Use 'first'.");
        Demand(table.Replicates != ReplicatePolicy.Largest || table.Kind == TableKind.Radiomics,
            $"{path}.replicates is 'largest', which needs the tumour volume of each row: only radiomics tables have it.");
        Demand(table.Replicates != ReplicatePolicy.Largest || manifest.Volume is not null,
            $"{path}.replicates is 'largest', but the manifest names no 'volume' feature.");
    }

    void CheckMutationMembers(TableManifest table, string path)
    {
        (string Name, bool Used)[] members =
        [
            ("profiled", !table.Profiled.IsEmpty), ("profiledFile", table.ProfiledFile is not null), ("assumeProfiled", table.AssumeProfiled),
            ("genePanelMatrix", table.GenePanelMatrix is not null), ("genePanels", !table.GenePanels.IsEmpty), ("variantClasses", !table.VariantClasses.IsEmpty),
        ];
        foreach ((string name, bool used) in members)
        {
            Demand(!used || table.Kind == TableKind.Mutations, $"{path}.{name} is for tables of kind 'mutations' only.");
        }
    }

    void CheckRule(IdRule? rule, string path)
    {
        if (rule is null)
        {
            return;
        }
        try
        {
            _ = new IdMatcher(rule);
        }
        catch (RadioGenomicsException fault)
        {
            Demand(false, $"{path}: {fault.Message}");
        }
    }

    void Unique(string path, IEnumerable<string> names, string advice)
    {
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is IGrouping<string, string> twice)
        {
            Demand(false, $"{path} has '{twice.Key}' more than once. {advice}");
        }
    }

    void OneOf(string path, string value, IReadOnlyCollection<string> known)
    {
        if (!known.Contains(value))
        {
            Throw.UnknownValue(source, null, path, value, known);
        }
    }

    void Demand(bool holds, string message)
    {
        if (!holds)
        {
            Throw.Manifest(source, null, message);
        }
    }
}
