#!/usr/bin/env bash
# Builds the city and runs all its tests on both storage engines.
#
#   tests/run.sh                 everything
#   tests/run.sh Domain Http     only these test projects (ActorCity.<name>.Tests)
#
# Needs the .NET SDK. Installs PostgreSQL's binaries and Python by apt-get if they are missing and it may; the tests start servers
# of their own in temporary directories and touch no running one. The last line is "N passed, N failed".
set -uo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root" || exit 1
configuration="${CONFIGURATION:-Release}"
results="$(mktemp -d "${TMPDIR:-/tmp}/actorcity-tests.XXXXXX")"
trap 'rm -rf "$results"' EXIT

# Says what stops the tests, and keeps the promise about the last line.
refuse() {
    printf '%s\n' "$@" >&2
    echo "0 passed, 1 failed"
    exit 1
}

require_sdk() {
    command -v dotnet > /dev/null || refuse \
        "The .NET SDK is missing. Install version 10.0 (global.json says which) and run this again."
    dotnet --version > /dev/null || refuse "The .NET SDK that global.json asks for is not installed (see above)."
}

postgres_present() {
    command -v initdb > /dev/null && return 0
    command -v pg_config > /dev/null && [ -x "$(pg_config --bindir)/initdb" ] && return 0
    compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null
}

# Installs a package that the tests need, where they may.
install() {
    command -v apt-get > /dev/null || refuse "$1 is missing and there is no apt-get here. Install it and run this again."
    local sudo=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo > /dev/null && sudo -n true 2> /dev/null || refuse \
            "$1 is missing, and installing it needs root. Run: sudo apt-get install $1"
        sudo=(sudo -n)
    fi

    echo "Installing $1 …"
    # No more than the package: no cluster of PostgreSQL's own, only its binaries are wanted.
    {
        "${sudo[@]}" apt-get update -q \
            && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$1"
    } > "$results/apt.log" 2>&1 || { tail -n 20 "$results/apt.log" >&2; refuse "apt-get could not install $1 (see above)."; }
}

require_postgres() {
    postgres_present && return
    install postgresql
    postgres_present || refuse "apt-get installed postgresql, but its initdb is not to be found."
}

# A program by another hand computes bills and due dates again.
require_python() {
    command -v python3 > /dev/null || install python3
    (cd tests/recompute && python3 -m unittest -q test_recompute) > "$results/python.log" 2>&1 \
        || { cat "$results/python.log" >&2; refuse "tests/recompute does not compute what it should (see above)."; }
}

projects() {
    if [ $# = 0 ]; then
        for project in tests/*.Tests; do basename "$project"; done
        return
    fi

    for name in "$@"; do
        [ -d "tests/ActorCity.$name.Tests" ] || refuse "There is no test project tests/ActorCity.$name.Tests."
        echo "ActorCity.$name.Tests"
    done
}

# Reads one number of the summary that the test platform prints; nothing if there is no summary.
summary() { sed -n "s/^  $1: \([0-9][0-9]*\)$/\1/p" "$2" | tail -n 1; }

require_sdk
require_postgres
require_python
names="$(projects "$@")" || { echo "0 passed, 1 failed"; exit 1; }

echo "Building ($configuration) …"
if ! dotnet build ActorCity.sln -c "$configuration" -v quiet -nologo -clp:NoSummary > "$results/build.log" 2>&1; then
    cat "$results/build.log"
    refuse "The build failed."
fi

passed=0
failed=0
table=""
for name in $names; do
    echo
    echo "── $name"
    log="$results/$name.log"
    started=$SECONDS
    dotnet test --project "tests/$name" -c "$configuration" --no-build --no-progress --no-ansi --timeout 15m 2>&1 | tee "$log"
    code=${PIPESTATUS[0]}
    ok="$(summary succeeded "$log")"; ok="${ok:-0}"
    bad="$(summary failed "$log")"; bad="${bad:-0}"
    skipped="$(summary skipped "$log")"; skipped="${skipped:-0}"
    note=""
    # A test that cannot run has to fail and say why: a skipped one would hide what nobody checks.
    [ "$skipped" = 0 ] || { note="$skipped skipped"; bad=$((bad + skipped)); }
    [ $((ok + bad)) != 0 ] || { note="ran no tests"; bad=1; }
    [ "$code" = 0 ] || [ "$bad" != 0 ] || { note="exit code $code"; bad=1; }
    passed=$((passed + ok))
    failed=$((failed + bad))
    table+="$(printf '%-32s %7d %7d %6ds  %s' "$name" "$ok" "$bad" $((SECONDS - started)) "$note")"$'\n'
done

echo
printf '%-32s %7s %7s %7s\n' project passed failed time
printf '%s' "$table"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
