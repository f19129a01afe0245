#!/usr/bin/env bash
# All pairs of two matrices with p and BH q, RadioGenomics beside R (WGCNA) on the same numbers. Peak memory where GNU time is installed.
# usage: compare-correlation.sh [FOLDER] [X] [Y] [SAMPLES]
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
folder="${1:-$(mktemp -d)}" x="${2:-1000}" y="${3:-20000}" samples="${4:-370}"
dotnet build "$here" -c Release -v q -nologo -clp:ErrorsOnly
program="$here/../../artifacts/bin/RadioGenomics.Benchmarks/release/RadioGenomics.Benchmarks"
"$program" correlation write "$folder" "$x" "$y" "$samples"
timed() { if [ -x /usr/bin/time ]; then /usr/bin/time -f "  whole process: %e s, peak %M KB" "$@"; else "$@"; fi; }
for method in pearson spearman bicor; do
    echo "== RadioGenomics, $method: a first run in a fresh process, then five in one"
    timed "$program" correlation "$method" "$folder" "$x" "$y" "$samples" 1
    "$program" correlation "$method" "$folder" "$x" "$y" "$samples" 5
done
if command -v Rscript > /dev/null; then
    echo "== R"
    timed Rscript "$here/compare-correlation.R" "$folder" "$x" "$y" "$samples"
else
    echo "Rscript is not installed: no comparison"
fi
