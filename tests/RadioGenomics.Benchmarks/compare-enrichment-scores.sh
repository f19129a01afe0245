#!/usr/bin/env bash
# Single-sample scores and CAMERA, RadioGenomics beside R (GSVA, limma) on the same numbers.
# usage: compare-enrichment-scores.sh [FOLDER] [GENES] [SAMPLES]
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
folder="${1:-$(mktemp -d)}" genes="${2:-20000}" samples="${3:-370}"
dotnet build "$here" -c Release -v q -nologo -clp:ErrorsOnly
program="$here/../../artifacts/bin/RadioGenomics.Benchmarks/release/RadioGenomics.Benchmarks.dll"
if ! command -v Rscript > /dev/null; then
    echo "Rscript is not installed: no comparison, synthetic numbers"
    for method in ssgsea gsva; do dotnet "$program" enrichment-scores "$method"; done
    dotnet "$program" enrichment-camera
    exit 0
fi
[ -f "$folder/expr.tsv" ] || Rscript "$here/gen_expr.R" "$genes" "$samples" 10 20240 "$folder"
file="$folder/expr.tsv"
for method in ssgsea gsva plage zscore; do dotnet "$program" enrichment-scores "$method" "$file"; done
Rscript "$here/compare-enrichment-scores.R" "$file"
dotnet "$program" enrichment-camera 5 "$folder"
Rscript "$here/compare-enrichment-camera.R" "$folder"
