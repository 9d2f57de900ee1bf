#!/usr/bin/env bash
# Records the orchestration histories of this version, for later versions to be replayed against.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
Usage: ./eng/record-histories.sh [--help]

Takes a launch through its life, and stores what its orchestrations leave behind on the way under
tests/LaunchControl.Functions.Tests/Orchestrations/Histories/VERSION, where VERSION is "defaultVersion"
of src/LaunchControl.Functions/host.json. Raise that first: histories of a released version are never replaced.
TEXT
}

case ${1:-} in
  "") ;;
  --help | -h) usage; exit 0 ;;
  *) echo "Unknown option '$1'." >&2; usage >&2; exit 2 ;;
esac

"$root/eng/setup.sh"
"$root/eng/build.sh" tests/LaunchControl.Functions.Tests
. "$root/eng/azurite.sh"
trap stop_azurite EXIT
start_azurite ""
LAUNCHCONTROL_RECORD_HISTORIES=yes dotnet test "$root/tests/LaunchControl.Functions.Tests" --no-build --verbosity quiet \
  --filter FullyQualifiedName~Orchestrations.ReplayTests.What_a_launch_leaves_behind
git -C "$root" status --short tests/LaunchControl.Functions.Tests/Orchestrations/Histories
