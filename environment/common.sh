# Shared by the scripts of this folder; source it, do not run it.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 || {
    say "The .NET SDK 10 is needed and 'dotnet' is not on PATH."
    say "Install it from your distribution (package dotnet-sdk-10.0) or from https://dot.net, then run this again."
    exit 3
  }
}

# Whether a source is newer than a file, or the file is not there.
sources_newer_than() {
  [ ! -f "$1" ] ||
    [ -n "$(find "$root/src" "$root"/*.props "$root/global.json" \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.json' -o -name '*.js' -o -name '*.css' \) \
      -newer "$1" -print -quit)" ]
}
