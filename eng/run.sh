#!/usr/bin/env bash
# Runs LaunchControl on this machine. Ctrl-C stops all of it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
Usage: ./eng/run.sh [options]

Sets up whatever is missing, starts Azurite, the broker and LaunchControl, and prints where to look.

  --port N       port to serve on (default 7071)
  --data DIR     folder that keeps everything between runs (default .data)
  --in-memory    keep nothing between runs
  --demo         start a sample launch, so that there is something to look at
  --allow-host H host that automated checks may call on this machine or a private network,
                 for instance localhost:8080; can be repeated
  --help         this text

Environment: LAUNCHCONTROL_TABLES, connection string of an Azurite that runs already.
TEXT
}

port=7071 data="$root/.data" memory="" demo="" allowed=()
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:?--port needs a number}; shift ;;
    --data) data=${2:?--data needs a folder}; shift ;;
    --in-memory) memory=yes ;;
    --demo) demo=--demo ;;
    --allow-host) allowed+=(--allow-host "${2:?--allow-host needs a host}"); shift ;;
    --help | -h) usage; exit 0 ;;
    *) echo "Unknown option '$1'." >&2; usage >&2; exit 2 ;;
  esac
  shift
done

"$root/eng/setup.sh"
echo "building LaunchControl"
"$root/eng/build.sh" src/LaunchControl.LocalHost -c Release

. "$root/eng/azurite.sh"
host_pid=
stop() {
  trap - EXIT INT TERM
  [ -z "$host_pid" ] || { kill -TERM "$host_pid" 2>/dev/null || true; wait "$host_pid" 2>/dev/null || true; }
  stop_azurite
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -n "$memory" ]; then
  where=(--in-memory)
  start_azurite ""
else
  mkdir -p "$data"
  data=$(cd "$data" && pwd)
  where=(--data "$data")
  start_azurite "$data/azurite"
fi

setsid dotnet "$root/src/LaunchControl.LocalHost/bin/Release/net10.0/LaunchControl.LocalHost.dll" \
  --port "$port" --tables "$LAUNCHCONTROL_TABLES" "${where[@]}" $demo ${allowed[@]+"${allowed[@]}"} &
host_pid=$!
wait "$host_pid"
