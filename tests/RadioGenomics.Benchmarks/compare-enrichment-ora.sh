#!/usr/bin/env bash
# Over-representation, 10,000 sets and 50 lists, RadioGenomics beside R on the same numbers.
# usage: compare-enrichment-ora.sh [FOLDER] [SETS] [LISTS]
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
folder="${1:-$(mktemp -d)}" sets="${2:-10000}" lists="${3:-50}"
program="$here/../../artifacts/bin/RadioGenomics.Benchmarks/release/RadioGenomics.Benchmarks.dll"
dotnet "$program" enrichment-ora "$sets" "$lists" "$folder"
if command -v Rscript > /dev/null; then Rscript "$here/compare-enrichment-ora.R" "$folder"; else echo "Rscript is not installed: no comparison"; fi
