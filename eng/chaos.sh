#!/usr/bin/env bash
# The crash and chaos suite: the built programs under load, with faults all the time. Says what was injected and what broke.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
Usage: ./eng/chaos.sh [options]

Sets up whatever is missing, runs many launches on the built programs, injects faults, lets everything come to rest, and checks that
no acknowledged command is lost or carried out twice and that every launch reaches its end. Exit code 0 only if all of that holds.

  --for 10m        how long faults are injected: 90s, 10m, 2h (default 10m)
  --seed N         seed of the faults' plan (default: a new one, printed first)
  --launches N     launches under way at a time (default 8)
  --kills N        go on, beyond --for too, until the application was killed N times
  --boundaries N   instead: kill the application at N of the durable writes of a launch's whole life, before and after
                   each; 'all' for every one
  --help           this text

Environment: LAUNCHCONTROL_TABLES, connection string of an Azurite that runs already.
TEXT
}

case " $* " in *" --help "* | *" -h "*) usage; exit 0 ;; esac

"$root/eng/setup.sh"
echo "building the suite"
"$root/eng/build.sh" tests/LaunchControl.Chaos -c Release

. "$root/eng/azurite.sh"
trap stop_azurite EXIT
start_azurite ""
status=0
dotnet "$root/tests/LaunchControl.Chaos/bin/Release/net10.0/LaunchControl.Chaos.dll" "$@" || status=$?
[ "$status" -ne 2 ] || usage >&2
exit "$status"
