#!/usr/bin/env bash
# Runs the tests. The last line is "N passed, N failed, N skipped".
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
Usage: ./eng/test.sh [--unit] [--help]

Sets up whatever is missing and runs every test.

  --unit    only the fast ones: no Azurite, no browser, no processes
  --help    this text

Environment:
  LAUNCHCONTROL_TEST_SERVICEBUS   connection string of a namespace for the broker's suite (default: our own broker)
  LAUNCHCONTROL_TEST_SEED         seed of the random tests (default: a new one, printed on failure)
TEXT
}

unit=
while [ $# -gt 0 ]; do
  case $1 in
    --unit) unit=yes ;;
    --help | -h) usage; exit 0 ;;
    *) echo "Unknown option '$1'." >&2; usage >&2; exit 2 ;;
  esac
  shift
done

"$root/eng/setup.sh"
[ -n "$unit" ] || "$root/eng/install-test-tools.sh"
echo "building the solution"
"$root/eng/build.sh" LaunchControl.sln

unit_projects=(Core Pages Deployment Simulation)
all_projects=(Core Pages Deployment Simulation LocalHost Functions Browser)
results="$root/artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"

. "$root/eng/azurite.sh"
trap stop_azurite EXIT
if [ -z "$unit" ]; then
  start_azurite ""
  projects=("${all_projects[@]}")
else
  projects=("${unit_projects[@]}")
fi

status=0
for project in "${projects[@]}"; do
  echo "testing LaunchControl.$project.Tests"
  dotnet test "$root/tests/LaunchControl.$project.Tests" --no-build --verbosity quiet \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$project.trx" --results-directory "$results" || status=1
done

# Adds up the runners' own counts.
counts=$(cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' || true)
sum() { grep -o " $1=\"[0-9]*\"" <<<"$counts" | tr -dc '0-9\n' | awk '{ total += $1 } END { print total + 0 }'; }
total=$(sum total) passed=$(sum passed) skipped=$(sum notExecuted)
executed=$(sum executed)
failed=$((executed - passed))
[ "$skipped" -gt 0 ] || skipped=$((total - executed))
if [ "$(wc -l <<<"$counts")" -ne "${#projects[@]}" ] || [ -z "$counts" ]; then
  echo "Some test projects gave no result." >&2
  status=1
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
