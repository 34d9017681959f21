#!/usr/bin/env bash
# Runs commands of this project as on a new machine: in a fresh clone of the last commit, with an empty home, an empty
# CARGO_HOME, an empty cache folder and no target/. Requires what the README requires: Debian, rustup's Rust, Node.
# Installed Debian packages stay installed.
#
#   tests/bare/run.sh                             every command of the list below
#   tests/bare/run.sh serve 'search --json 学徒'  the given commands
#
# Each line of output is prefixed with the seconds since the command started. Ends with a table: elapsed time, processor
# time and longest silence of each command. Fails if a command fails, or if the first `serve` would take more than eight
# minutes on two processors.
set -euo pipefail

ALL=(
    'serve'
    'build'
    'check-seeds'
    'cases'
    'search --json 学徒'
    'read --json tests/sample/received.txt'
    'new-document sample --from tests/sample/received.txt'
    'test'
)
# Maximum processor time in seconds: eight minutes on two processors.
MOST_SECONDS_OF_SERVE=960
# Minimum: less means that the measurement failed, since compiling the tools and the site takes longer.
LEAST_SECONDS_OF_SERVE=120

root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
place=$(mktemp -d "${TMPDIR:-/tmp}/policy-explorer-bare.XXXXXX")
trap 'rm -rf "$place"' EXIT
rustup_home=${RUSTUP_HOME:-$HOME/.rustup}
[ -z "$(git -C "$root" status --porcelain)" ] || echo "What is not committed is not tried."

# Unsets what Cargo, rustup or npm have set in the environment, which would point to this machine's files. Settings for
# access to registries are kept.
for name in $(compgen -e); do
    case $name in
    CARGO_HTTP_* | CARGO_NET_* | CARGO_REGISTR* | CARGO_SOURCE_*) ;;
    RUSTUP_AUTO_INSTALL | RUSTUP_DIST_SERVER) ;;
    CARGO* | RUST* | TRUNK_* | POLICY_EXPLORER_* | E2E_* | XDG_* | NODE_PATH) unset "$name" ;;
    esac
done

# Usage: run HOME COMMAND..., prefixing each line of output with its time. Writes the longest silence to $home/silence.
run() {
    local home=$1
    shift
    cd "$home/project"
    HOME=$home RUSTUP_HOME=$rustup_home CARGO_HOME=$home/cargo POLICY_EXPLORER_CACHE=$home/cache \
        npm_config_cache=$home/npm stdbuf -oL cargo xtask "$@" 2>&1 | {
        local start=$SECONDS last=$SECONDS longest=0 line
        while IFS= read -r line; do
            ((SECONDS - last <= longest)) || longest=$((SECONDS - last))
            last=$SECONDS
            echo "$longest" >"$home/silence"
            printf '%5d  %s\n' $((SECONDS - start)) "$line"
        done
    }
}

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
        console.log(s.address().port); s.close() })'
}

# Runs `serve` until some pages have been fetched, then ends the server.
serve() {
    local home=$1 port server status=0
    shift
    port=$(free_port)
    run "$home" "$@" --port "$port" > >(tee "$home/output") &
    server=$!
    until grep -q 'Serving on' "$home/output" 2>/dev/null; do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    node -e 'const [at] = process.argv.slice(1);
        (async () => {
            for (const path of ["", "measures/", "heilongjiang/measures/9/", "wizard/"]) {
                const answer = await fetch(at + path), text = await answer.text();
                if (!answer.ok || !text.includes("产业工人")) throw new Error(path + ": " + answer.status);
            }
        })().catch(error => { console.error(String(error)); process.exit(1) })' "http://127.0.0.1:$port/" || status=1
    # Ends the server, and the compilation of the workbench that it has started. The shells that wait for them are
    # spared; they end by themselves and then include the processor time of their children.
    local process
    for process in /proc/[0-9]*; do
        case $(cat "$process/comm" 2>/dev/null),$(readlink "$process/cwd" 2>/dev/null) in
        bash,*) ;;
        *,"$home"/*) kill "${process#/proc/}" 2>/dev/null || true ;;
        esac
    done
    wait "$server" || true
    return $status
}

# The processor time of this shell's children in seconds, from the second line of `times`: 1m2.3s 0m4.5s
seconds_of_processors() {
    times >"$place/times"
    tail -n 1 "$place/times" |
        awk '{ for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); s += 60 * t[1] + t[2] } print int(s) }'
}

failed=0
table=$(printf '%-9s %9s %11s %9s  %s' result seconds processor silence command)
[ $# -gt 0 ] || set -- "${ALL[@]}"
for command in "$@"; do
    echo "== cargo xtask $command"
    home=$place/home
    mkdir -p "$home"
    git clone --quiet "$root" "$home/project"
    read -ra words <<<"$command"
    way=run
    [ "${words[0]}" != serve ] || way=serve
    start=$SECONDS
    report=$(
        exec 3>&1 >&2
        result=passed
        set +e
        (
            set -e
            "$way" "$home" "${words[@]}"
        ) || result=FAILED
        seconds_of_processors >"$place/seconds"
        processor=$(cat "$place/seconds")
        # A value below the minimum is a failed measurement.
        if [ "$way" = serve ] && { [ "$processor" -gt $MOST_SECONDS_OF_SERVE ] ||
            [ "$processor" -lt $LEAST_SECONDS_OF_SERVE ]; }; then result=FAILED; fi
        printf '%-9s %9d %11d %9d  %s' $result $((SECONDS - start)) "$processor" \
            "$(cat "$home/silence" 2>/dev/null || echo 0)" "$command" >&3
    )
    [[ $report == passed* ]] || failed=$((failed + 1))
    table+=$'\n'$report
    rm -rf "$home"
done
echo
echo "$table"
[ $failed = 0 ]
