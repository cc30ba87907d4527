#!/usr/bin/env bash
# Holds the launcher against a java and a mvn that only say how they were called: nothing is built.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
project="$work/a b'c/project"
bin="$work/bin"
builds="$work/builds"
failures=0

check() { # what, expected part, text
  case $3 in
    *"$2"*) ;;
    *)
      printf 'launcher: %s: expected "%s" in:\n%s\n' "$1" "$2" "$3" >&2
      failures=$((failures + 1))
      ;;
  esac
}

mkdir -p "$project/harness/cli/src/main/java" "$project/harness/cli/src/test/java" "$bin" "$work/plain"
cp talkspurt "$project/"
touch "$project/pom.xml" "$project/harness/cli/src/main/java/A.java" "$project/harness/cli/src/test/java/T.java"
find "$project" -exec touch -t 202001010000 {} +
: >"$builds"
for tool in sh dirname readlink find head sed cat mktemp rm mkdir mv touch tail stty; do
  ln -s "$(command -v "$tool")" "$work/plain/$tool"
done
cat >"$bin/java" <<'JAVA'
#!/bin/sh
if [ "${1:-}" = -version ]; then
  echo "openjdk version \"${FAKE_JAVA:-17.0.9}\" 2023-10-17" >&2
else
  for argument in "$@"; do printf '<%s>' "$argument"; done
  echo
fi
JAVA
cat >"$bin/mvn" <<MVN
#!/bin/sh
echo built >>"$builds"
[ -z "\${FAKE_BREAK:-}" ] || { echo "A.java: ';' expected"; exit 1; }
mkdir -p "$project/harness/cli/target/lib"
MVN
printf '#!/bin/sh\n' >"$bin/javac"
chmod +x "$bin"/*

run() { # environment assignments, then a command; only the stand-ins are on the path
  env -i PATH="$bin:$work/plain" "$@" 2>&1 || true
}
count() { wc -l <"$builds" | tr -d ' '; }

check 'first use builds' 'building' "$(run "$project/talkspurt" --version)"
check 'first use builds once' 1 "$(count)"
check 'the second use does not build' '<--version>' "$(run "$project/talkspurt" --version)"
check 'the second use does not build' 1 "$(count)"
check 'arguments stay whole' '<--tag><a & b><>' "$(run "$project/talkspurt" run --tag 'a & b' '')"
check 'paths with blanks stay whole' "<-Dtalkspurt.root=$project>" "$(run "$project/talkspurt" run)"

ln -s "a b'c/project/talkspurt" "$work/link"
mkdir -p "$work/elsewhere"
ln -s ../link "$work/elsewhere/again"
check 'a link to a link' "<-Dtalkspurt.root=$project>" "$(cd "$work/elsewhere" && run ./again run)"
check 'no terminal in a pipe' '<-Dtalkspurt.terminal=>' "$(run "$project/talkspurt" run)"

touch "$project/harness/cli/src/test/java/T.java"
run "$project/talkspurt" >/dev/null
check 'a test is no source of the product' 1 "$(count)"
# Later than the stamp, on file systems that count in seconds, too.
touch -t 209001010000 "$project/harness/cli/src/main/java/A.java"
run "$project/talkspurt" >/dev/null
check 'a changed source builds' 2 "$(count)"
check 'a failed build' 'the build failed, see' "$(run FAKE_BREAK=1 "$project/talkspurt")"
check 'a failed build shows its errors' "';' expected" "$(run FAKE_BREAK=1 "$project/talkspurt")"
check 'after a failed build, it builds' 'building' "$(run "$project/talkspurt")"

check 'an old java' 'is version 11.0.2, expected 17 or newer' \
  "$(run FAKE_JAVA=11.0.2 "$project/talkspurt")"
check 'a very old java' 'is version 1.8.0_402, expected 17 or newer' \
  "$(run FAKE_JAVA=1.8.0_402 "$project/talkspurt")"
check 'a wrong JAVA_HOME' 'it has no bin/java' "$(run JAVA_HOME=/nowhere "$project/talkspurt")"
mv "$bin/mvn" "$work/mvn"
check 'no mvn' 'no mvn found, expected Maven 3.8' "$(run "$project/talkspurt")"
mv "$work/mvn" "$bin/mvn"
rm "$bin/javac"
check 'no compiler' 'expected a JDK, not only a Java runtime' "$(run "$project/talkspurt")"
rm "$bin/java"
check 'no java' 'no java found, expected a JDK 17' "$(run "$project/talkspurt")"

if [ "$failures" -gt 0 ]; then
  exit 1
fi
echo "launcher: starts and explains itself as it must"
