# shellcheck shell=bash
# shellcheck disable=SC2154 # root is set by whoever sources this.
# Sourced by run.sh and test.sh: starts and stops Azurite's table service.
# Needs $root. An Azurite that runs already is used when LAUNCHCONTROL_TABLES names it.

azurite_pid=

# start_azurite [data folder; empty for in memory] : sets LAUNCHCONTROL_TABLES
start_azurite() {
  if [ -n "${LAUNCHCONTROL_TABLES:-}" ]; then
    echo "Azurite: using the one that LAUNCHCONTROL_TABLES names"
    return
  fi
  local port storage=(--inMemoryPersistence)
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  if [ -n "${1:-}" ]; then
    mkdir -p "$1"
    storage=(--location "$1")
  fi
  # A process group of its own: Ctrl-C reaches this script only, which stops things in order.
  setsid node "$root/eng/azurite/node_modules/azurite/dist/src/table/main.js" \
    --tableHost 127.0.0.1 --tablePort "$port" "${storage[@]}" --silent --disableTelemetry >"${azurite_log:-/dev/null}" 2>&1 &
  azurite_pid=$!
  wait_for_port "$port" "$azurite_pid" || { echo "Azurite did not start." >&2; return 1; }
  # The account and key are the emulator's published ones, the same on every machine.
  export LAUNCHCONTROL_TABLES="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;TableEndpoint=http://127.0.0.1:$port/devstoreaccount1;"
}

# SIGTERM lets Azurite write its file; -9 would lose what was acknowledged.
stop_azurite() {
  [ -n "$azurite_pid" ] || return 0
  kill -TERM "$azurite_pid" 2>/dev/null || true
  wait "$azurite_pid" 2>/dev/null || true
  azurite_pid=
}

# wait_for_port PORT PID : until something listens, at most 60 s, as long as the process lives
wait_for_port() {
  for _ in $(seq 600); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 0; fi
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
