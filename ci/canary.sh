#!/usr/bin/env bash
# A scenario that must fail. If it passes, the bench has gone blind, and that breaks the build.
set -uo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./talkspurt run ci/canary --no-report --quiet --out "$out" >"$out/output" 2>&1
code=$?
if [ "$code" -ne 3 ]; then
  cat "$out/output"
  echo "canary: exit code $code, expected 3 (failed): a scenario that must fail did not" >&2
  exit 1
fi
echo "canary: failed as it must"
