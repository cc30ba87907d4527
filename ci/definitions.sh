#!/usr/bin/env bash
# Adds a line to docs/metrics/definitions.lock and docs/detectors.lock for every definition that has
# none yet, and the values of new metrics to the golden calls. What is locked already is never changed.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -ntp -pl harness/report -am test -Dtalkspurt.definitions=append -Dspotless.check.skip \
  -Dtest='DefinitionLockTest,DetectorLockTest,GoldenCallsTest' -Dsurefire.failIfNoSpecifiedTests=false "$@"
