#!/usr/bin/env bash
# Prepares a machine; safe to run any number of times. Only the .NET SDK is needed; every other package makes something
# faster or adds a format, and is installed with the system's package manager where this user may do so.
#   --check  only says what is there
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_dotnet

# package | how to see that it is there | what it is for, what works without it
optional=(
  "libopenblas0-pthread|ldconfig -p | grep -q libopenblas.so.0|LAPACK decompositions at full speed; without it a managed routine does the same, slower"
  "librsvg2-bin|command -v rsvg-convert|PDF and PNG figures; without it figures are SVG only"
  "libzmq5|ldconfig -p | grep -q libzmq.so.5|the Jupyter kernel; without it notebooks run through 'radiogenomics run' only"
  "fonts-dejavu-core|ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf|the figures' font for PDF and PNG; without it another sans-serif is taken"
)

missing=()
for line in "${optional[@]}"; do
  IFS='|' read -r package rest <<<"$line"
  probe="${rest%|*}"
  bash -c "$probe" >/dev/null 2>&1 || missing+=("$package")
done

as_root=""
[ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null && as_root="sudo -n"; }
if [ "${#missing[@]}" -gt 0 ] && [ "${1:-}" != --check ] && command -v apt-get >/dev/null 2>&1 \
  && { [ "$(id -u)" = 0 ] || [ -n "$as_root" ]; }; then
  say "Installing optional packages: ${missing[*]}"
  { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >/dev/null 2>&1 || say "The package manager could not install them; going on without."
fi

for line in "${optional[@]}"; do
  IFS='|' read -r package rest <<<"$line"
  probe="${rest%|*}" purpose="${rest##*|}"
  if bash -c "$probe" >/dev/null 2>&1; then say "found    $package"; else say "missing  $package: $purpose"; fi
done
say "found    .NET SDK $(dotnet --version)"
