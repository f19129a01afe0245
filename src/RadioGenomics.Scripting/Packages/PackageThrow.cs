using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

static partial class Throw
{
    public static RadioGenomicsException PackageText(string command, string argument, string expected) => new(ErrorCode.PackageInvalid,
        $"DNI210: {command} {(argument.Length > 200 ? argument[..200] + "…" : argument)} names no package or source: {expected}.");

    public static RadioGenomicsException PackageFolder(string text, string folder) => new(ErrorCode.FileNotFound,
        $"DNI210: #i \"nuget:{text}\" names a folder that is not there: '{folder}'. A relative folder starts at the notebook.");

    // The words are those of .NET Interactive: notebooks and their readers know them.
    public static RadioGenomicsException SecondVersion(string id, string version, string before) => new(ErrorCode.PackageConflict,
        $"{id} version {version} cannot be added because version {before} was added previously.");

    public static RadioGenomicsException NoSdk(string said) => new(ErrorCode.PackageNotRestored,
        $"#r \"nuget:…\" needs the .NET SDK {Environment.Version.Major}, and `dotnet restore` could not be started: {said}. Install the SDK, or reference files with #r \"path.dll\".");

    public static RadioGenomicsException RestoreTimeout(RestorePlan plan, TimeSpan timeout) => new(ErrorCode.LimitReached,
        FormattableString.Invariant($"Packages {string.Join("; ", plan.Packages.Select(p => p.ToString()))} were not there after {timeout.TotalSeconds:0} s, and the restore was stopped. ")
        + "Check the network, or name a folder that holds them with #i \"nuget:folder\".");

    public static RadioGenomicsException SourceUnreachable(string names, string said, ImmutableArray<string> sources) => new(ErrorCode.PackageNotRestored,
        $"Packages {names} could not be fetched: a source does not answer; this machine may be offline. {said} {Asked(sources)} "
        + "To work offline, put the .nupkg files of the packages and of everything they need into a folder and name it before them: #i \"nuget:folder\".");

    public static RadioGenomicsException PackageMissing(string said, ImmutableArray<string> sources) => new(ErrorCode.PackageNotRestored,
        $"{said} {Asked(sources)} Check the name and the version, or add a source with #i \"nuget:address or folder\".");

    public static RadioGenomicsException RestoreFailed(string names, string said) => new(ErrorCode.PackageNotRestored,
        $"Packages {names} could not be restored. {said}");

    public static RadioGenomicsException LockInvalid(string path, string found) => new(ErrorCode.PackageLockInvalid,
        $"'{path}' is not a lock file of packages: {found}. Run the notebook with --lock to write it anew.");

    public static RadioGenomicsException NotLocked(string path, string id, string version) => new(ErrorCode.PackageLockMismatch,
        $"Package {(version.Length == 0 ? id : $"{id} {version}")} is not in the lock file '{path}'. Run the notebook with --lock to write it anew.");

    public static RadioGenomicsException LockMismatch(string path, string id, string expected, string found) => new(ErrorCode.PackageLockMismatch,
        $"Package {id}: the lock file '{path}' expects {expected}, found {found}. "
        + "Where the difference is wanted, run the notebook with --lock to write it anew.");

    static string Asked(ImmutableArray<string> sources) => sources.IsEmpty ? "Asked were the sources that this machine is set up with."
        : $"Asked were {string.Join(", ", sources.Select(s => $"'{s}'"))} and the sources that this machine is set up with.";
}
