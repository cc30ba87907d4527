#!/bin/sh
# Render all synthesized fixtures again, in place, and say whether anything changed.
set -eu
cd "$(dirname "$0")/.."
exec ./talkspurt fixtures render --write "$@"
