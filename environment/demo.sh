#!/usr/bin/env bash
# From a clean clone to a real analysis: sets up, generates the demo cohort, runs its notebook, and says where the report is.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
"$root/environment/setup.sh" --no-kernel
out="${1:-$root/demo-output}"
"$root/environment/radiogenomics" demo --out "$out" --force
say ""
say "Report: $out/report.html (open it in a browser)"
