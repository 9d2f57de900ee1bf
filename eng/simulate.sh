#!/usr/bin/env bash
# Runs the system simulation: one seed with its trace, or many.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
Usage: ./eng/simulate.sh [--seeds N] [--from N]
       ./eng/simulate.sh --seed N

Runs the real app on a simulated world in which things go wrong, and checks what it promises after every step.
One simulation a core; exits with 1 when a seed fails.

  --seeds N   how many seeds (default 1000; the nightly form is 10000)
  --from N    the first of them (default 1)
  --seed N    replays one seed exactly, and prints every step
  --help      this text

Environment: LAUNCHCONTROL_SIMULATION_SEED=N does the same as --seed N.
TEXT
}

arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --seeds | --from | --seed) arguments+=("$1" "${2:?"$1 needs a number"}"); shift ;;
    --help | -h) usage; exit 0 ;;
    *) echo "Unknown option '$1'." >&2; usage >&2; exit 2 ;;
  esac
  shift
done

if [ ${#arguments[@]} -eq 0 ] && [ -n "${LAUNCHCONTROL_SIMULATION_SEED:-}" ]; then
  arguments=(--seed "$LAUNCHCONTROL_SIMULATION_SEED")
fi

"$root/eng/setup.sh" >&2
"$root/eng/build.sh" tests/LaunchControl.Simulation -c Release
exec dotnet "$root/tests/LaunchControl.Simulation/bin/Release/net10.0/LaunchControl.Simulation.dll" "${arguments[@]}"
