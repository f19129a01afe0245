namespace RadioGenomics.Analysis.Networks;

/// <summary>First stage of the hybrid cut: walks the merges from the bottom up and decides which branches are clusters.</summary>
sealed class HybridBranches(Dendrogram tree, Dissimilarity distances, BranchCriteria criteria, TreeCutOptions options)
{
    readonly List<Branch> _branches = [];
    readonly Branch?[] _ofStep = new Branch?[tree.ItemCount];

    // Composite branches are only told apart where objects may go no further than their own branch.
    readonly bool _separateComposites = options.PamStage && options.PamRespectsDendro;

    public IReadOnlyList<Branch> Branches => _branches;

    public int ItemCount => tree.ItemCount;

    public void Walk(RunContext run)
    {
        for (int step = 0; step < tree.Heights.Length; step++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            if (tree.Heights[step] <= criteria.CutHeight)
            {
                _ofStep[step] = Join(tree.MergeLeft[step], tree.MergeRight[step], tree.Heights[step]);
            }
        }
        foreach (Branch branch in _branches.Where(b => b.IsBasic && b.Parent is null))
        {
            branch.IsCluster = branch.CanStand(criteria.CutHeight, criteria, distances);
        }
        int label = 0;
        foreach (Branch cluster in _branches.Where(b => b.IsCluster))
        {
            cluster.Label = ++label;
        }
    }

    Branch Join(int left, int right, double height)
    {
        if (left > 0 && right > 0)
        {
            return JoinBranches(_ofStep[left - 1]!, _ofStep[right - 1]!, height);
        }
        Branch branch = left > 0 ? _ofStep[left - 1]! : right > 0 ? _ofStep[right - 1]! : Add(isBasic: true);
        foreach (int node in (ReadOnlySpan<int>)[left, right])
        {
            if (node < 0)
            {
                branch.Members.Add(-node - 1);
                branch.Size++;
            }
        }
        return branch;
    }

    Branch Add(bool isBasic)
    {
        var branch = new Branch(_branches.Count + 1, isBasic);
        _branches.Add(branch);
        return branch;
    }

    Branch JoinBranches(Branch first, Branch second, double height)
    {
        (Branch small, Branch large) = first.Size <= second.Size ? (first, second) : (second, first);
        bool smallStands = small.CanStand(height, criteria, distances), largeStands = large.CanStand(height, criteria, distances);
        if (height < criteria.SplitHeight)
        {
            // Too low to split: the larger branch lives on, unless only the smaller one holds finished clusters.
            return large.IsBasic && !small.IsBasic ? Absorb(small, large, height) : Absorb(large, small, height);
        }
        if (!smallStands || !largeStands)
        {
            return smallStands ? Absorb(small, large, height) : Absorb(large, small, height);
        }
        return Compose(small, large, height);
    }

    static Branch Absorb(Branch survivor, Branch absorbed, double height)
    {
        End(absorbed, survivor, height);
        survivor.Size += absorbed.Size;
        if (survivor.IsBasic)
        {
            survivor.Members.AddRange(absorbed.Members);
        }
        survivor.Clusters.AddRange(absorbed.Clusters);
        return survivor;
    }

    Branch Compose(Branch small, Branch large, double height)
    {
        Branch composite = _separateComposites || (small.IsBasic && large.IsBasic) ? Add(isBasic: false)
            : large.IsBasic ? small : large;
        foreach (Branch part in (ReadOnlySpan<Branch>)[small, large])
        {
            if (part == composite)
            {
                continue;
            }
            End(part, composite, height);
            part.IsCluster = part.IsBasic;
            composite.Size += part.Size;
            composite.Clusters.AddRange(part.IsBasic ? [part] : part.Clusters);
        }
        return composite;
    }

    static void End(Branch branch, Branch parent, double height)
    {
        branch.Parent = parent;
        branch.EndHeight = height;
    }

    /// <summary>Cluster numbers in the order in which branches began; 0 = none. Shape: [items].</summary>
    public int[] Labels()
    {
        int[] labels = new int[ItemCount];
        Mark(labels, _branches.Where(b => b.IsCluster), b => b.Members, b => b.Label);
        return labels;
    }

    /// <summary>Whether an item is in the core of a cluster. Shape: [items].</summary>
    public bool[] InCore()
    {
        int[] core = new int[ItemCount];
        Mark(core, _branches.Where(b => b.IsCluster), b => b.Members.Take(criteria.CoreSize(b.Members.Count)), _ => 1);
        return [.. core.Select(c => c > 0)];
    }

    /// <summary>Composite branch that an object of no cluster sits on, by index; 0 = none. Shape: [items].</summary>
    public int[] OnBranch()
    {
        int[] on = new int[ItemCount];
        Mark(on, _branches.Where(b => !b.IsBasic), b => b.Members, b => b.Index);
        Mark(on, _branches.Where(b => b.IsBasic && !b.IsCluster && b.Parent is { IsBasic: false }), b => b.Members, b => b.Parent!.Index);
        return on;
    }

    /// <summary>Branch that was dissolved for nothing but its size, by index; a branch that began later overrides. Shape: [items].</summary>
    public int[] SmallBranch()
    {
        int[] small = new int[ItemCount];
        Mark(small, _branches.Where(IsSmallOnly), b => b.Members, b => b.Index);
        return small;
    }

    bool IsSmallOnly(Branch branch) => branch is { IsBasic: true, IsCluster: false, Parent: not null }
        && criteria.ShapeFits(branch.CoreScatter(criteria, distances), branch.EndHeight);

    static void Mark(int[] target, IEnumerable<Branch> branches, Func<Branch, IEnumerable<int>> items, Func<Branch, int> value)
    {
        foreach (Branch branch in branches)
        {
            foreach (int item in items(branch))
            {
                target[item] = value(branch);
            }
        }
    }
}
