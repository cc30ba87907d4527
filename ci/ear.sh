#!/usr/bin/env bash
# Measures the simulated ear again and writes docs/ear/measured.md and docs/images/ear-snr.svg. Takes minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -pl harness/simulator -am test -Dtest=EarReport -Dsurefire.failIfNoSpecifiedTests=false
