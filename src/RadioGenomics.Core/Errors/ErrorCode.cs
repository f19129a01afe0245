namespace RadioGenomics;

/// <summary>
/// Stable numbers of everything that can go wrong, printed as <c>RGnnnn</c>. A number is never reused.
/// 1xxx data and joins, 2xxx labels and shapes, 3xxx numerics, 4xxx options and usage, 5xxx images, 6xxx notebooks and kernel.
/// </summary>
public enum ErrorCode
{
    /// <summary>No error.</summary>
    None = 0,

    // 1xxx: data and joins

    /// <summary>A named file does not exist.</summary>
    FileNotFound = 1001,
    /// <summary>A file exists but could not be read (permission, device).</summary>
    FileUnreadable = 1002,
    /// <summary>A file is not in the format that was expected (wrong delimiter, wrong header, unknown version).</summary>
    FileFormat = 1003,
    /// <summary>A row has another number of cells than the header.</summary>
    RaggedRow = 1004,
    /// <summary>A cell of a numeric column holds text that is neither a number nor a declared missing-value token.</summary>
    NotANumber = 1005,
    /// <summary>An identifier occurs more than once where it must be unique.</summary>
    DuplicateIdentifier = 1006,
    /// <summary>Two tables have no key in common.</summary>
    NoSharedKey = 1007,
    /// <summary>Fewer identifiers join than the cohort demands.</summary>
    TooFewJoined = 1008,
    /// <summary>A cohort manifest violates its schema.</summary>
    ManifestInvalid = 1009,
    /// <summary>An identifier does not match the identifier rule of its table.</summary>
    IdRuleNoMatch = 1010,
    /// <summary>A compressed file ends before its data does, or its checksum is wrong.</summary>
    TruncatedArchive = 1011,
    /// <summary>A line is longer than the reader's limit.</summary>
    LineTooLong = 1012,
    /// <summary>The text encoding of a file is not supported or is damaged.</summary>
    EncodingUnsupported = 1013,
    /// <summary>An output exists already and overwriting was not asked for.</summary>
    OutputExists = 1014,
    /// <summary>An output could not be written.</summary>
    OutputNotWritable = 1015,
    /// <summary>A column that is needed is not in the table.</summary>
    MissingColumn = 1016,
    /// <summary>Whether samples are the rows or the columns cannot be told from the file.</summary>
    OrientationAmbiguous = 1017,
    /// <summary>A survival endpoint is inconsistent (negative time, event flag other than declared, inverted flag).</summary>
    EndpointInvalid = 1018,
    /// <summary>A file or a table has no data rows.</summary>
    EmptyTable = 1019,
    /// <summary>An identifier maps to more than one key, or several identifiers map to one.</summary>
    AmbiguousIdentifier = 1020,
    /// <summary>A gene symbol looks like a spreadsheet's date (3-Mar, 1-Sep).</summary>
    GeneSymbolDamaged = 1021,
    /// <summary>An identifier was left out of the joined cohort; the reason is given.</summary>
    IdentifierDropped = 1022,
    /// <summary>An input is larger than the stated limit.</summary>
    InputTooLarge = 1023,
    /// <summary>A gene-set file or gene set is invalid.</summary>
    GeneSetInvalid = 1024,
    /// <summary>Gene identifiers could not be mapped.</summary>
    GeneNotMapped = 1025,
    /// <summary>Whether a gene was profiled in a sample is not known.</summary>
    NotProfiled = 1026,
    /// <summary>What a reader detected and decided (orientation, delimiter, encoding): a note, not a fault.</summary>
    ReaderNote = 1027,

    // 1028-1033: gene sets, ontologies, gene identifiers

    /// <summary>Genes and gene sets use different kinds of identifiers, so (nearly) nothing is found.</summary>
    GeneIdMismatch = 1028,
    /// <summary>Gene sets were left out by their size; an error when none is left.</summary>
    GeneSetsFiltered = 1029,
    /// <summary>Genes of a list or of the sets are not in the universe; an error when the universe cannot hold the list.</summary>
    GeneAbsent = 1030,
    /// <summary>An ontology file is invalid, or does not fit the annotations.</summary>
    OntologyInvalid = 1031,
    /// <summary>An ontology has a term that is above itself.</summary>
    OntologyCyclic = 1032,
    /// <summary>A file of gene annotations is invalid.</summary>
    AnnotationInvalid = 1033,

    // 2xxx: labels and shapes

    /// <summary>A sample or feature label occurs twice in a matrix or table.</summary>
    DuplicateLabel = 2001,
    /// <summary>A label that was asked for is not in the matrix or table.</summary>
    UnknownLabel = 2002,
    /// <summary>Sizes that must agree do not.</summary>
    ShapeMismatch = 2003,
    /// <summary>Two matrices do not have the same samples in the same order.</summary>
    SamplesNotAligned = 2004,
    /// <summary>A label is empty.</summary>
    EmptyLabel = 2005,

    // 3xxx: numerics

    /// <summary>Too few complete observations for the estimate.</summary>
    TooFewObservations = 3001,
    /// <summary>A column has no variance.</summary>
    ConstantColumn = 3002,
    /// <summary>A column has no finite value.</summary>
    AllMissing = 3003,
    /// <summary>An iteration stopped before it converged.</summary>
    NotConverged = 3004,
    /// <summary>Columns are linearly dependent.</summary>
    Collinear = 3005,
    /// <summary>The work would need more memory than is available or allowed; refused before allocation.</summary>
    MemoryRefused = 3006,
    /// <summary>The chosen settings leave no connection in the network.</summary>
    EmptyNetwork = 3007,
    /// <summary>A value is infinite or not a number where a finite one is needed.</summary>
    NonFinite = 3008,
    /// <summary>A confounder explains much of an association.</summary>
    Confounded = 3010,
    /// <summary>No soft-threshold power reaches the scale-free cut; a tabulated power was taken.</summary>
    NoScaleFreePower = 3011,
    /// <summary>Values were removed or replaced before the analysis.</summary>
    ValuesFiltered = 3012,

    // 3020-3024: gene set enrichment of rankings

    /// <summary>All genes of a ranking have the same statistic, so there is no order.</summary>
    RankingAllTied = 3020,
    /// <summary>Some genes of a ranking share their statistic; a stated rule orders them.</summary>
    RankingTies = 3021,
    /// <summary>p-values take genes as independent; correlated genes make them too small.</summary>
    InterGeneCorrelation = 3022,
    /// <summary>Hardly any random gene set has a score of the observed sign.</summary>
    GseaUnbalanced = 3023,
    /// <summary>A p-value is only known to be below a bound.</summary>
    GseaBound = 3024,

    // 3025-3029: correlation-aware gene set tests, single-sample scores

    /// <summary>Values are not counts where counts are needed.</summary>
    NotCounts = 3025,

    // 3030-3034: survival data and curves

    /// <summary>No row has the event, or too few for what was asked.</summary>
    NoEvents = 3030,
    /// <summary>A survival time cannot be: missing, infinite, negative, or an entry not before its exit.</summary>
    SurvivalTimeInvalid = 3031,
    /// <summary>A group, stratum or cut leaves too few rows to say anything.</summary>
    SmallGroup = 3032,
    /// <summary>A time that was asked for lies beyond the follow-up.</summary>
    BeyondFollowUp = 3034,

    // 3035-3039: Cox regression

    /// <summary>Too few events for the number of coefficients.</summary>
    EventsPerVariable = 3035,
    /// <summary>A coefficient has no finite estimate because its covariate separates the events.</summary>
    MonotoneLikelihood = 3036,
    /// <summary>The effect of a covariate changes with time.</summary>
    NonProportionalHazards = 3037,

    // 3040-3044: penalised regression

    /// <summary>Folds of a cross-validation are not what they must be: a row without a fold, fewer than three folds, a fold without events.</summary>
    FoldInvalid = 3040,
    /// <summary>What a number of a penalised fit does not say: few events per selected variable, no external validation.</summary>
    SelectionLimits = 3041,

    // 3045-3049: accuracy of predictions

    /// <summary>A horizon lies beyond the follow-up, or before the first event.</summary>
    HorizonOutOfRange = 3045,

    // 3050-3054: comparison of gene set results

    /// <summary>No gene is significant, so there is no list to test gene sets on.</summary>
    NoSignificantGenes = 3050,

    // 4xxx: options and usage

    /// <summary>An option has a value outside its range.</summary>
    OptionOutOfRange = 4001,
    /// <summary>An option or argument is not known.</summary>
    OptionUnknown = 4002,
    /// <summary>Options contradict each other.</summary>
    OptionConflict = 4003,
    /// <summary>The command line is incomplete or malformed.</summary>
    Usage = 4004,
    /// <summary>An optional program that is needed for this output is not installed.</summary>
    ToolMissing = 4010,

    // 6xxx: notebooks and kernel

    /// <summary>A notebook cell failed.</summary>
    CellFailed = 6001,
    /// <summary>A notebook file is not valid.</summary>
    NotebookInvalid = 6002,
    /// <summary>A parameter is not declared in the notebook's parameters cell.</summary>
    ParameterUnknown = 6003,
    /// <summary>A parameter's value does not fit its declared type.</summary>
    ParameterType = 6004,
    /// <summary>The work was cancelled.</summary>
    Cancelled = 6005,
    /// <summary>A time or memory limit was reached.</summary>
    LimitReached = 6006,
    /// <summary>A notebook command or language is not supported here.</summary>
    CommandUnsupported = 6007,
    /// <summary>A kernel could not connect: its connection file is invalid or an address is in use.</summary>
    ConnectionInvalid = 6008,

    // 6010-6019: commands of cells

    /// <summary>A line of a cell names a command or language that does not exist; nothing of the cell was run.</summary>
    CommandUnknown = 6010,
    /// <summary>A command of a cell is written wrongly: unknown, missing or repeated parameters, text that is not JSON.</summary>
    CommandInvalid = 6011,
    /// <summary>A value that a command needs is not there: no such variable, or nobody who can be asked.</summary>
    CommandValueMissing = 6012,

    // 6020-6024: notebook documents

    /// <summary>Something of a notebook was skipped: an output of an unknown type, or what the other format cannot hold.</summary>
    NotebookContentSkipped = 6020,
    /// <summary>Imported documents import each other, or too deeply.</summary>
    ImportCycle = 6021,

    // 6025-6029: packages of notebooks

    /// <summary>A text names no package or no source of packages.</summary>
    PackageInvalid = 6025,
    /// <summary>A package could not be brought onto this machine.</summary>
    PackageNotRestored = 6026,
    /// <summary>A second version of a package was asked for.</summary>
    PackageConflict = 6027,
    /// <summary>A package is not the one that the lock file names.</summary>
    PackageLockMismatch = 6028,
    /// <summary>A lock file of packages cannot be read.</summary>
    PackageLockInvalid = 6029,

    // 6040-6044: the kernel

    /// <summary>A cell that was stopped still runs in native code; the next one must wait.</summary>
    CellStillRunning = 6040,
    // 6035-6039: SQL and kernels of other languages

    /// <summary>An SQL statement failed, or names something that is not there.</summary>
    SqlInvalid = 6035,
    /// <summary>A database or a kernel of another language cannot be connected: no such file, no such kernel, a name in use.</summary>
    ConnectFailed = 6036,
    /// <summary>A value cannot be handed from one language to another.</summary>
    ShareFailed = 6037,
}
