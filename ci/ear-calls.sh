#!/usr/bin/env bash
# Measures the shipped order line's function calls in noise, and writes docs/ear/calls.md and
# docs/images/ear-calls.svg. Takes minutes. A turn that is not understood is a figure here, not an error.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
code=0
./talkspurt run scenarios/studies/calls-in-noise --virtual-time --repeat 2 --parallel 4 --no-report --json --quiet \
  --out "$folder" >"$folder/run.json" || code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 3 ] || exit "$code"
mvn -B -q -pl harness/simulator -am test -Dtest=EarCalls -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtalkspurt.run="$folder/run.json"
