#!/usr/bin/env bash
# A real ActorCity cluster on this machine: a temporary PostgreSQL, three silo processes and one edge process.
#
#   deploy/local-cluster.sh up         starts everything; again: restarts what has died
#   deploy/local-cluster.sh status     what runs, and whether it is ready
#   deploy/local-cluster.sh kill N     kill -9 of silo N
#   deploy/local-cluster.sh stop N     SIGTERM to silo N: it drains and leaves
#   deploy/local-cluster.sh down       stops everything and removes its directory
#
# It installs nothing and needs neither root nor a running PostgreSQL. Everything listens on loopback only.
#   ACTORCITY_CLUSTER_DIR            its directory            (${TMPDIR:-/tmp}/actorcity-cluster)
#   ACTORCITY_CLUSTER_SILOS          number of silos          (3)
#   ACTORCITY_CLUSTER_HTTP_PORT      the edge's port; silo N has this + N     (5080)
#   ACTORCITY_CLUSTER_SILO_PORT      silo N has this + N      (11111)
#   ACTORCITY_CLUSTER_GATEWAY_PORT   silo N has this + N      (30000)
#   ACTORCITY_CLUSTER_POSTGRES_PORT  PostgreSQL's port        (55432)
#   ACTORCITY_CLUSTER_CONFIGURATION  which build to run       (Release)
#   ACTORCITY_CLUSTER_BUILT          1: run what is built, even if a source file is newer
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
dir="${ACTORCITY_CLUSTER_DIR:-${TMPDIR:-/tmp}/actorcity-cluster}"
silos="${ACTORCITY_CLUSTER_SILOS:-3}"
http_port="${ACTORCITY_CLUSTER_HTTP_PORT:-5080}"
silo_port="${ACTORCITY_CLUSTER_SILO_PORT:-11111}"
gateway_port="${ACTORCITY_CLUSTER_GATEWAY_PORT:-30000}"
postgres_port="${ACTORCITY_CLUSTER_POSTGRES_PORT:-55432}"
configuration="${ACTORCITY_CLUSTER_CONFIGURATION:-Release}"
lower="$(printf '%s' "$configuration" | tr '[:upper:]' '[:lower:]')"
silo_dll="$root/artifacts/bin/ActorCity.Silo/$lower/actorcity.dll"
edge_dll="$root/artifacts/bin/ActorCity.Edge/$lower/actorcity-edge.dll"
ready_seconds_max=60

fail() { printf '%s\n' "$@" >&2; exit 1; }

# ── processes ────────────────────────────────────────────────────────────────────────────────────────────────────────

# A process is its number and its start time: numbers are used again, and the wrong process must never be killed.
started_at() { LC_ALL=C ps -o lstart= -p "$1" 2> /dev/null; }

record() { printf '%s\n%s\n' "$2" "$(started_at "$2")" > "$dir/$1.pid"; }

# The pid of a recorded process that still runs; nothing otherwise.
pid_of() {
    local pid since
    [ -f "$dir/$1.pid" ] || return 0
    { read -r pid; read -r since; } < "$dir/$1.pid" || return 0
    # A process that ended and was not yet collected by its parent still has a number.
    case "$(ps -o stat= -p "$pid" 2> /dev/null)" in Z*|'') return 0 ;; esac
    [ "$(started_at "$pid")" = "$since" ] && printf '%s' "$pid" || true
}

# Signals a recorded process and waits until it is gone.
end() {
    local pid tries=0
    pid="$(pid_of "$1")"
    [ -n "$pid" ] || return 0
    kill "-$2" "$pid" 2> /dev/null || true
    while [ -n "$(pid_of "$1")" ]; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { kill -KILL "$pid" 2> /dev/null || true; break; }
        sleep 0.1
    done
    rm -f "$dir/$1.pid"
}

http_status() {
    local line
    { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2> /dev/null || return 1
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
    read -r -t 5 line <&3 || line=""
    exec 3<&- 3>&-
    printf '%s' "$line" | cut -d ' ' -f 2
}

is_ready() { [ "$(http_status "$1" /health/ready || true)" = 200 ]; }

wait_ready() {
    local name="$1" port="$2" deadline=$((SECONDS + ready_seconds_max))
    until is_ready "$port"; do
        if [ -z "$(pid_of "$name")" ]; then
            tail -n 30 "$dir/$name.log" >&2
            fail "$name ended while it was starting; the end of $dir/$name.log is above."
        fi

        if [ $SECONDS -ge $deadline ]; then
            tail -n 30 "$dir/$name.log" >&2
            fail "$name is not ready after $ready_seconds_max s; the end of $dir/$name.log is above."
        fi
        sleep 0.2
    done
}

# Starts a process that outlives this script: name, then NAME=value pairs, then -- and the command.
start() {
    local name="$1" settings=(); shift
    while [ "$1" != -- ]; do settings+=("$1"); shift; done
    shift
    ( cd "$dir" && exec env "${settings[@]}" nohup "$@" ) >> "$dir/$name.log" 2>&1 < /dev/null &
    record "$name" $!
    disown
}

# ── PostgreSQL ───────────────────────────────────────────────────────────────────────────────────────────────────────

find_postgres() {
    local candidate
    for candidate in "$(command -v pg_config > /dev/null && pg_config --bindir || true)" \
        "$(dirname "$(command -v initdb || echo none/none)")" \
        $(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV || true); do
        if [ -x "$candidate/initdb" ]; then
            printf '%s' "$candidate"
            return
        fi
    done
    fail "PostgreSQL's server binaries are missing. On Debian and Ubuntu: apt-get install postgresql"
}

# The server refuses to run as root: root runs it as the user postgres.
as_postgres() {
    if [ "$(id -u)" != 0 ]; then "$@"; return; fi
    id postgres > /dev/null 2>&1 || fail "PostgreSQL does not run as root, and there is no user postgres to run it as."
    ( cd / && exec runuser -u postgres -- "$@" )
}

start_postgres() {
    local bin data="$dir/postgres/data" pid
    bin="$(find_postgres)"
    if [ ! -f "$dir/postgres/initialised" ]; then
        rm -rf "$dir/postgres"
        mkdir -p "$dir/postgres"
        head -c 18 /dev/urandom | base64 | tr '+/' 'ab' > "$dir/password"
        cp "$dir/password" "$dir/postgres/password"
        [ "$(id -u)" != 0 ] || chown -R postgres "$dir/postgres"
        chmod 700 "$dir/postgres"
        as_postgres "$bin/initdb" -D "$data" -U actorcity --pwfile="$dir/postgres/password" -A scram-sha-256 \
            -E UTF8 --locale=C.UTF-8 > "$dir/postgres.log" 2>&1 \
            || { cat "$dir/postgres.log" >&2; fail "initdb failed (see above)."; }
        touch "$dir/postgres/initialised"
    fi

    if [ -z "$(pid_of postgres)" ]; then
        as_postgres "$bin/pg_ctl" -D "$data" -l "$dir/postgres/server.log" -w -t "$ready_seconds_max" start \
            -o "-p $postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir/postgres -c max_connections=300 -c shared_buffers=256MB" \
            > "$dir/postgres.log" 2>&1 \
            || { cat "$dir/postgres.log" "$dir/postgres/server.log" >&2; fail "PostgreSQL did not start (see above)."; }
        pid="$(head -n 1 "$data/postmaster.pid")"
        record postgres "$pid"
    fi
}

connection_string() {
    printf 'Host=127.0.0.1;Port=%s;Database=postgres;Username=actorcity;Password=%s' "$postgres_port" "$(cat "$dir/password")"
}

# ── the city ─────────────────────────────────────────────────────────────────────────────────────────────────────────

# True if the build is there and no source file is newer.
built() {
    [ -f "$silo_dll" ] && [ -f "$edge_dll" ] \
        && [ -z "$(find "$root/src" -newer "$silo_dll" -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.sql' -o -name '*.json' \) -print -quit)" ]
}

require_build() {
    command -v dotnet > /dev/null || fail "The .NET SDK is missing. Install version 10.0 (global.json says which)."
    if [ "${ACTORCITY_CLUSTER_BUILT:-}" = 1 ]; then
        [ -f "$silo_dll" ] && [ -f "$edge_dll" ] || fail "Not built: $silo_dll or $edge_dll"
        return 0
    fi

    ! built || return 0
    echo "Building ($configuration) …"
    local project log
    log="$(mktemp)"
    for project in ActorCity.Silo ActorCity.Edge; do
        dotnet build "$root/src/$project" -c "$configuration" -v quiet -nologo > "$log" 2>&1 \
            || { cat "$log" >&2; rm -f "$log"; fail "The build failed."; }
    done
    rm -f "$log"
    # A build that found nothing to do leaves the old file time.
    touch "$silo_dll" "$edge_dll"
}

# The silos' storage settings. The edge gets none of them: it holds no database credentials.
storage_settings() {
    storage=("ActorCity__Storage__Engine=PostgreSQL" "ActorCity__Storage__ConnectionString=$(connection_string)")
}

prepare_database() {
    [ ! -f "$dir/prepared" ] || return 0
    local step
    for step in migrate seed; do
        echo "actorcity $step …"
        ( cd "$dir" && env "${storage[@]}" dotnet "$silo_dll" "$step" ) > "$dir/$step.log" 2>&1 \
            || { tail -n 30 "$dir/$step.log" >&2; fail "actorcity $step failed (see above)."; }
    done
    touch "$dir/prepared"
}

start_silo() {
    [ -z "$(pid_of "silo$1")" ] || return 0
    start "silo$1" "${storage[@]}" \
        "ActorCity__Cluster__SiloPort=$((silo_port + $1))" "ActorCity__Cluster__GatewayPort=$((gateway_port + $1))" \
        -- dotnet "$silo_dll" serve --urls "http://127.0.0.1:$((http_port + $1))"
}

start_edge() {
    [ -z "$(pid_of edge)" ] || return 0
    local gateways=() n
    for n in $(seq 1 "$silos"); do gateways+=("ActorCity__Cluster__Gateways__$((n - 1))=127.0.0.1:$((gateway_port + n))"); done
    start edge "${gateways[@]}" -- dotnet "$edge_dll" --urls "http://127.0.0.1:$http_port"
}

# ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────

up() {
    local n
    command -v ps > /dev/null || fail "ps is missing. On Debian and Ubuntu: apt-get install procps"
    require_build
    find_postgres > /dev/null
    if [ -e "$dir" ] && [ ! -f "$dir/actorcity-cluster" ] && [ -n "$(ls -A "$dir")" ]; then
        fail "$dir exists and is not a cluster of this script; choose another by ACTORCITY_CLUSTER_DIR."
    fi

    mkdir -p "$dir"
    # The user postgres has to pass through; the password, the logs and the pids stay the owner's.
    chmod 711 "$dir"
    umask 077
    touch "$dir/actorcity-cluster"
    start_postgres
    storage_settings
    prepare_database
    for n in $(seq 1 "$silos"); do start_silo "$n"; done
    for n in $(seq 1 "$silos"); do wait_ready "silo$n" $((http_port + n)); done
    start_edge
    wait_ready edge "$http_port"
    status
}

status() {
    local name port pid ready missing=0
    [ -f "$dir/actorcity-cluster" ] || fail "No cluster in $dir. Start one: deploy/local-cluster.sh up"
    printf '%-9s %8s  %-6s %s\n' process pid ready url
    pid="$(pid_of postgres)"
    printf '%-9s %8s  %-6s %s\n' postgres "${pid:--}" "$([ -n "$pid" ] && echo yes || echo no)" "127.0.0.1:$postgres_port"
    for name in $(seq -f 'silo%g' 1 "$silos") edge; do
        port=$http_port
        [ "$name" = edge ] || port=$((http_port + ${name#silo}))
        pid="$(pid_of "$name")"
        ready=no
        if [ -n "$pid" ] && is_ready "$port"; then ready=yes; else missing=1; fi
        printf '%-9s %8s  %-6s %s\n' "$name" "${pid:--}" "$ready" "http://127.0.0.1:$port"
    done
    [ $missing = 0 ]
}

which_silo() {
    [[ "$1" =~ ^[0-9]+$ ]] && [ "$1" -ge 1 ] && [ "$1" -le "$silos" ] || fail "Which silo? A number from 1 to $silos."
}

kill_silo() {
    which_silo "${1:-}"
    local pid
    pid="$(pid_of "silo$1")"
    [ -n "$pid" ] || fail "silo$1 does not run."
    kill -KILL "$pid"
    rm -f "$dir/silo$1.pid"
    echo "silo$1 (process $pid) killed."
}

stop_silo() {
    which_silo "${1:-}"
    [ -n "$(pid_of "silo$1")" ] || fail "silo$1 does not run."
    end "silo$1" TERM
    echo "silo$1 stopped."
}

down() {
    local name
    [ -f "$dir/actorcity-cluster" ] || { echo "No cluster in $dir."; return; }
    # All at once: they drain together, and a silo that leaves hands its work to those that stay, which nobody needs here.
    for name in edge $(seq -f 'silo%g' 1 "$silos"); do
        local pid; pid="$(pid_of "$name")"
        [ -z "$pid" ] || kill -TERM "$pid" 2> /dev/null || true
    done
    for name in edge $(seq -f 'silo%g' 1 "$silos"); do end "$name" TERM; done
    end postgres INT
    rm -rf "$dir"
    echo "Stopped; $dir is removed."
}

case "${1:-}" in
    up) up ;;
    status) status ;;
    kill) kill_silo "${2:-}" ;;
    stop) stop_silo "${2:-}" ;;
    down) down ;;
    *) sed -n '2,9p' "${BASH_SOURCE[0]}" | cut -c 3- >&2; exit 2 ;;
esac
