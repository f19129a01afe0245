#!/usr/bin/env bash
# Prepares a machine; safe to run any number of times. Only the .NET SDK is needed; every other package makes something
# faster or adds a format, and is installed with the system's package manager where this user may do so. Where Jupyter is
# installed, the C# kernel is compiled for this machine and made known to it, for this user.
#   --check      only says what is there
#   --no-kernel  packages only
#   --kernel     the kernel only, also where no 'jupyter' is on PATH (an editor that brings its own)
#   --tests      packages, and those that only tests need (Jupyter, R's kernel, a browser); no kernel
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
mode="${1:-}"
case "$mode" in
  "" | --check | --no-kernel | --kernel | --tests) ;;
  *) sed -n '2,8p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//' >&2; exit 3 ;;
esac
need_dotnet

# package | how to see that it is there | what it is for, what works without it
optional=(
  "libopenblas0-pthread|ldconfig -p | grep -q libopenblas.so.0|LAPACK decompositions at full speed; without it a managed routine does the same, slower"
  "librsvg2-bin|command -v rsvg-convert|PDF and PNG figures; without it figures are SVG only"
  "libzmq5|ldconfig -p | grep -q libzmq.so.5|the Jupyter kernel; without it notebooks run through 'radiogenomics run' only"
  "fonts-dejavu-core|ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf|the figures' font for PDF and PNG; without it another sans-serif is taken"
)
only_tests=(
  "jupyter-notebook|command -v jupyter-notebook|the browser test"
  "python3-jupyter-client|/usr/bin/python3 -c 'import jupyter_client'|tests of the kernel with Jupyter's own client"
  "python3-jupyter-kernel-test|/usr/bin/python3 -c 'import jupyter_kernel_test'|the protocol's test suite"
  "python3-nbclient|/usr/bin/python3 -c 'import nbclient, nbformat'|notebooks through Jupyter's own runner"
  "python3-ipykernel|/usr/bin/python3 -c 'import ipykernel'|Python cells beside C#"
  "python3-pandas|/usr/bin/python3 -c 'import pandas'|tables shared with Python as data frames"
  "r-base-core|command -v Rscript|R cells beside C#"
  "r-cran-irkernel|ls /usr/share/jupyter/kernels/ir/kernel.json|R cells beside C#"
  "chromium|command -v chromium|browser tests"
  "poppler-utils|command -v pdftotext|tests of PDF figures"
)
[ "$mode" != --tests ] || optional+=("${only_tests[@]}")

there() { bash -c "$1" >/dev/null 2>&1; }

install_packages() {
  local missing=() as_root=""
  for line in "${optional[@]}"; do
    IFS='|' read -r package rest <<<"$line"
    there "${rest%|*}" || missing+=("$package")
  done
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 0
    as_root="sudo -n"
  fi
  if [ "${#missing[@]}" = 0 ] || ! command -v apt-get >/dev/null 2>&1; then return 0; fi
  say "Installing optional packages: ${missing[*]}"
  { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >/dev/null 2>&1 || say "The package manager could not install them; going on without."
}

report_packages() {
  for line in "${optional[@]}"; do
    IFS='|' read -r package rest <<<"$line"
    if there "${rest%|*}"; then say "found    $package"; else say "missing  $package: ${rest##*|}"; fi
  done
  say "found    .NET SDK $(dotnet --version)"
}

# A copy of its own, compiled ahead for this machine, so that a cell answers soon after the start and a later build does not
# change a kernel that runs. Without the compiler's package (no network) the same without compiling ahead.
publish_kernel() {
  local folder="$root/artifacts/kernel" log="$root/artifacts/kernel.log" new="$root/artifacts/kernel.new"
  sources_newer_than "$folder/.published" || return 0
  say "Compiling the kernel ..."
  mkdir -p "$root/artifacts/ahead/locks"
  rm -rf "$new" "$folder.old"
  publish() {
    dotnet publish "$root/src/RadioGenomics.Cli" -c Release --use-current-runtime --self-contained false -p:AheadOfTime=true "-p:PublishReadyToRun=$1" \
      -p:RunAnalyzers=false -o "$new" -nologo -v quiet -clp:ErrorsOnly >"$log" 2>&1 9>&-
  }
  touch "$folder.started"
  publish true || publish false || { grep -E 'error' "$log" | sort -u | head -5 >&2; say "The kernel could not be compiled; the whole log is $log"; return 1; }
  mv "$folder.started" "$new/.published"
  if [ -d "$folder" ]; then mv "$folder" "$folder.old"; fi
  mv "$new" "$folder"
  rm -rf "$folder.old"
}

install_kernel() {
  if ! there "ldconfig -p | grep -q libzmq.so.5 || [ -n \"\${RADIOGENOMICS_LIBZMQ:-}\" ] || [ \"\$(uname -s)\" != Linux ]"; then
    say "The kernel is not installed: it needs libzmq5. Install that and run environment/setup.sh again."
    return 0
  fi
  mkdir -p "$root/artifacts"
  exec 9>"$root/artifacts/.kernel.lock"
  flock 9 2>/dev/null || true
  publish_kernel && dotnet "$root/artifacts/kernel/RadioGenomics.Cli.dll" jupyter install --user --as-dotnet-interactive >&2 9>&- ||
    { [ "$mode" != --kernel ] || exit 5; say "The kernel is not installed; everything else works."; }
  exec 9>&-
}

if [ "$mode" != --kernel ]; then
  [ "$mode" = --check ] || install_packages
  report_packages
fi
case "$mode" in
  --kernel) install_kernel ;;
  "")
    if command -v jupyter >/dev/null 2>&1 || command -v jupyter-notebook >/dev/null 2>&1 || command -v jupyter-lab >/dev/null 2>&1; then
      install_kernel
    else
      say "Jupyter is not on PATH, so the kernel is not installed; everything else works. With an editor that brings its own: environment/setup.sh --kernel"
    fi ;;
esac
