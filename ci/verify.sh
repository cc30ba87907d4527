#!/usr/bin/env bash
# What people and CI both run: format, warnings, tests, architecture, scenarios, launcher, canary.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -ntp verify
ci/launcher.sh
ci/canary.sh
