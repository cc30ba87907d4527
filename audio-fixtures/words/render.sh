#!/bin/sh
# Render the words again, in place, and say what changed.
set -u
cd "$(dirname "$0")/../.."
./talkspurt fixtures render --fixtures audio-fixtures/words/learned --write \
  en-us-slt en-us-rms en-gb-awb en-us-espeak
./talkspurt fixtures render --fixtures audio-fixtures/words/callers --write \
  en-us-kevin en-us-slt en-us-rms en-gb-awb en-us-espeak
