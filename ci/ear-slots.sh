#!/usr/bin/env bash
# Measures what the simulated agent's ear makes of open slots and writes the tables of docs/ear-slots.md.
# It needs flite and espeak-ng, and some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -pl harness/voices -am package -DskipTests
mvn -B -q -pl harness/simulator -am test -Dtest=SlotReport -Dsurefire.failIfNoSpecifiedTests=false
