#!/usr/bin/env bash
# A scenario that must fail, through the command line and through the build's own test runner.
# If either lets it pass, the bench has gone blind, and that breaks the build.
set -uo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

./talkspurt run ci/canary --virtual-time --no-report --quiet --out "$out" >"$out/output" 2>&1
code=$?
if [ "$code" -ne 3 ]; then
  cat "$out/output"
  echo "canary: exit code $code, expected 3 (failed): a scenario that must fail did not" >&2
  exit 1
fi

mvn -B -ntp -pl scenarios -am test -Dtest=CanarySuite -Dsurefire.failIfNoSpecifiedTests=false >"$out/maven" 2>&1
code=$?
if [ "$code" -eq 0 ] || ! grep -q 'answer within 50 ms' "$out/maven"; then
  tail -n 40 "$out/maven"
  echo "canary: Maven ended with $code, expected a failing test that names the broken expectation" >&2
  exit 1
fi
echo "canary: failed as it must, on the command line and under Maven"
