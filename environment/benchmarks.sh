#!/usr/bin/env bash
# Speed and memory beside R, both sides in one run on an otherwise idle machine; takes about 30 minutes with the R side. Never part of the tests.
# The record in tests/RadioGenomics.Benchmarks/README.md is the output of this script.
#   environment/benchmarks.sh [products|correlation|reading|networks|enrichment-ora|enrichment-gsea|enrichment-scores|survival|survival-lasso|kernel|large ...]      default: all but kernel and large
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_dotnet
bench="$root/tests/RadioGenomics.Benchmarks"
dotnet build "$bench" -c Release -v q -nologo -clp:ErrorsOnly
program="$root/artifacts/bin/RadioGenomics.Benchmarks/release/RadioGenomics.Benchmarks.dll"
[ "$#" -gt 0 ] || set -- products correlation reading networks enrichment-ora enrichment-gsea enrichment-scores survival survival-lasso
echo "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | sed 's/^ //'), $(nproc) cores; .NET $(dotnet --version); $(Rscript --version 2>/dev/null || echo 'no R')"
for part in "$@"; do
  echo
  echo "## $part"
  case "$part" in
    products) dotnet "$program" products ;;
    correlation) "$bench/compare-correlation.sh" ;;
    enrichment-gsea) dotnet "$program" enrichment-gsea; dotnet "$program" enrichment-gsea 20000 10000 0.02 1 ;;
    reading) dotnet "$program" reading ;;
    networks) dotnet "$program" networks 20000 370 single; "$bench/compare-networks.sh" ;;
    enrichment-ora) "$bench/compare-enrichment-ora.sh" ;;
    kernel)
      # The kernel that setup.sh installs, in a folder of the run's own, so that the user's kernels stay as they are.
      JUPYTER_DATA_DIR="$(mktemp -d)"
      export JUPYTER_DATA_DIR
      "$root/environment/setup.sh" --kernel
      /usr/bin/python3 "$bench/compare-kernels.py"
      rm -r "$JUPYTER_DATA_DIR" ;;
    survival) "$bench/compare-survival.sh"; dotnet "$program" bootstrap ;;
    enrichment-scores) "$bench/compare-enrichment-scores.sh" ;;
    large) dotnet "$program" networks 40000 370 single; dotnet "$program" networks 60000 370 single ;;
    survival-lasso)
      for p in 1000 20000; do
        folder="$(mktemp -d)"
        dotnet "$program" survival-lasso write "$folder" "$p" 370
        dotnet "$program" survival-lasso run "$folder" "$p" 370 3
        if command -v Rscript > /dev/null; then Rscript "$bench/compare-lasso.R" "$folder" "$p" 370; fi
        rm -r "$folder"
      done ;;
    *) say "unknown part '$part'"; exit 3 ;;
  esac
done
