#!/usr/bin/env bash
# A scenario that must fail, by the command and by the test command. If it passes, or is not run at
# all, the bench has gone blind, and that breaks the build.
set -uo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

blind() {
  cat "$out/output"
  echo "canary: $1: a scenario that must fail did not" >&2
  exit 1
}

# In virtual time: a busy machine must not fail it in the scenario's place.
./talkspurt run ci/canary --virtual-time --no-report --quiet --out "$out" >"$out/output" 2>&1
code=$?
[ "$code" -eq 3 ] || blind "talkspurt run ended with $code, expected 3 (failed)"

mvn -B -ntp -pl scenarios -am test -Dtest=CanarySuite -Dsurefire.failIfNoSpecifiedTests=false \
  >"$out/output" 2>&1
code=$?
[ "$code" -ne 0 ] || blind "mvn test was green, expected a failure"
grep -q 'Tests run: 1, Failures: 1' "$out/output" || blind "mvn test failed, but not by one failed test"
grep -q 'submarine' "$out/output" || blind "mvn test failed, but not by what the canary expects"
echo "canary: failed as it must"
