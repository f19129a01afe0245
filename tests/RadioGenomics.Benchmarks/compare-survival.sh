#!/usr/bin/env bash
# One Cox model for every feature, and bootstrap refits, RadioGenomics beside R (survival) on the same numbers.
# usage: compare-survival.sh [FOLDER] [FEATURES] [PATIENTS]
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
folder="${1:-$(mktemp -d)}" features="${2:-20000}" patients="${3:-370}"
dotnet build "$here" -c Release -v q -nologo -clp:ErrorsOnly
program="$here/../../artifacts/bin/RadioGenomics.Benchmarks/release/RadioGenomics.Benchmarks"
echo "== RadioGenomics"
"$program" survival-screen "$folder" "$features" "$patients" 5
"$program" survival-bootstrap 1000 "$patients" 3
if command -v Rscript > /dev/null; then
    echo "== R"
    Rscript "$here/compare-survival.R" "$folder" "$features" "$patients"
else
    echo "Rscript is not installed: no comparison"
fi
