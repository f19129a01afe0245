#!/usr/bin/env bash
# Co-expression modules of a whole transcriptome in one block: RadioGenomics beside R WGCNA on the same file.
# usage: compare-networks.sh [GENES] [SAMPLES] [FOLDER]     needs Rscript with WGCNA and data.table
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
genes="${1:-20000}" samples="${2:-370}" folder="${3:-$(mktemp -d)}" power=6
[ -f "$folder/expr.tsv" ] || Rscript "$here/gen_expr.R" "$genes" "$samples" 1000 20240 "$folder"
dotnet build "$here/../../src/RadioGenomics.Cli" -c Release -v q -nologo -clp:ErrorsOnly
program="$here/../../artifacts/bin/RadioGenomics.Cli/release/RadioGenomics.Cli.dll"
timed() { if [ -x /usr/bin/time ]; then /usr/bin/time -f "  whole process: %e s, CPU %U + %S s, peak %M KB" "$@"; else "$@"; fi; }
echo "== RadioGenomics wgcna --power auto (soft threshold and modules)"
timed dotnet "$program" wgcna "$folder/expr.tsv" --orientation features-in-rows --power auto --out "$folder/auto" --force
echo "== RadioGenomics wgcna --power $power"
timed dotnet "$program" wgcna "$folder/expr.tsv" --orientation features-in-rows --power "$power" --out "$folder/modules" --force
if command -v Rscript > /dev/null; then
    echo "== R"
    timed Rscript "$here/compare-networks.R" "$folder/expr.tsv" "$power" "$folder/modules/modules.tsv"
fi
