#!/usr/bin/env bash
# Makes up an hour's recorded call in a folder, to see how long it takes to score:
# ci/long-call.sh /tmp/hour && time taskset -c 0 ./talkspurt rescore /tmp/hour --dry-run
set -euo pipefail
folder=$(mkdir -p "${1:?expected a folder for the call}" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
./talkspurt --version >/dev/null
mvn -q -B -ntp -pl harness/report -am test-compile -Dspotless.check.skip
java -Xmx4g -cp "harness/report/target/test-classes:harness/cli/target/lib/*" \
  dev.talkspurt.report.LongCalls "$folder" audio-fixtures
