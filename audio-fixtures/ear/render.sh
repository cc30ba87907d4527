#!/bin/sh
# Render what the ear is measured with again, in place, one voice of each group, and say what changed.
# Without arguments: declared and foreign. What constants are fitted on is not kept: tuning/declared tuning/foreign
set -u
cd "$(dirname "$0")/../.."
for part in ${*:-declared foreign}; do
  ./talkspurt fixtures render --fixtures "audio-fixtures/ear/$part" --write \
    en-us-kevin en-us-slt en-us-rms en-gb-awb en-us-espeak
done
