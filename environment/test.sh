#!/usr/bin/env bash
# Every test, from a clean clone: set-up, locked restore, build with warnings as errors, format check, tests.
# The last line is 'N passed, N failed, N skipped'; the exit code is 0 only when nothing failed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"
environment/setup.sh --tests
say "Restoring ..."
dotnet restore RadioGenomics.sln --locked-mode -v quiet
say "Building ..."
dotnet build RadioGenomics.sln -c Release --no-restore -nologo -v quiet -clp:ErrorsOnly
say "Checking the format ..."
dotnet format RadioGenomics.sln --verify-no-changes --no-restore -v quiet

passed=0 failed=0 skipped=0 status=0
for project in RadioGenomics.Tests RadioGenomics.ReferenceTests RadioGenomics.NotebookTests; do
  say "Testing $project ..."
  log="artifacts/$project.log"
  dotnet "artifacts/bin/$project/release/$project.dll" -noLogo -noColor >"$log" 2>&1 || status=1
  # xunit's closing line: "   Project  Total: 7, Errors: 0, Failed: 1, Skipped: 0, Not Run: 0, Time: 0.7s"
  counts="$(grep -E 'Total: [0-9]+' "$log" | tail -n 1)" || { tail -n 40 "$log" >&2; say "$project printed no summary"; status=1; failed=$((failed + 1)); continue; }
  count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$counts"; }
  bad=$(($(count Failed) + $(count Errors)))
  [ "$bad" = 0 ] || tail -n 200 "$log" >&2
  grep -E '\[SKIP\]' "$log" | sort -u | head -n 60 >&2 || true
  passed=$((passed + $(count Total) - bad - $(count Skipped)))
  failed=$((failed + bad)) skipped=$((skipped + $(count Skipped)))
done
[ "$failed" = 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
