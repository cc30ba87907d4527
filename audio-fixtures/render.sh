#!/bin/sh
# Render all fixtures again, in place, and say whether anything changed.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl harness/voices -am package -DskipTests
java -cp 'harness/voices/target/voices/*' dev.talkspurt.voices.VoicesMain --fixtures audio-fixtures
git diff --exit-code --stat -- audio-fixtures
