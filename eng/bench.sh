#!/usr/bin/env bash
# The benchmarks: each row of the table measured, and what the same machine and storage can do at all, in the same run.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
Usage: ./eng/bench.sh [options]

Sets up whatever is missing, starts an Azurite of its own, and measures. Let the machine do nothing else meanwhile. A full run takes
the better part of an hour. Exit code 0 if every row could be measured, whether it reaches its goal or not.

  --quick        small counts, one run: shows that everything works; its figures mean nothing
  --only P1,P5   these rows only
  --runs N       how often each row is measured (default 3; 1 with --quick)
  --seed N       seed of who signs when and of what is simulated (default 1)
  --output FILE  where the report goes (default docs/benchmarks.md; with --quick or --only it is only printed)
  --help         this text

Environment: LAUNCHCONTROL_TABLES, connection string of an Azurite that runs already; a fresh one measures better.
TEXT
}

case " $* " in *" --help "* | *" -h "*) usage; exit 0 ;; esac

"$root/eng/setup.sh"
echo "building the benchmarks"
"$root/eng/build.sh" tests/LaunchControl.Benchmarks -c Release

. "$root/eng/azurite.sh"
trap stop_azurite EXIT
start_azurite ""
status=0
dotnet "$root/tests/LaunchControl.Benchmarks/bin/Release/net10.0/LaunchControl.Benchmarks.dll" "$@" || status=$?
[ "$status" -ne 2 ] || usage >&2
exit "$status"
