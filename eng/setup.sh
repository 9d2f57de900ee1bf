#!/usr/bin/env bash
# Makes a fresh clone ready to build and run: restores packages and installs Azurite. Safe to run again; says what it does.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

need() { # command, what it is
  command -v "$1" >/dev/null || { echo "LaunchControl needs $2: no '$1' on PATH." >&2; exit 1; }
}
need dotnet "the .NET SDK 10 (https://dot.net)"
need node "Node.js 20 or later (for Azurite)"
need npm "npm (for Azurite)"

restore() { dotnet restore LaunchControl.sln --verbosity quiet "$@"; }

setup_packages() {
  local closed="$root/artifacts/closed-network/enabled" log
  if [ -f "$closed" ]; then
    "$root/eng/closed-network/make-feed.sh"
    restore
    return
  fi
  echo "setup: restoring packages"
  log=$(restore 2>&1) && return
  if ! grep -qE 'NU110[123].*(Microsoft\.Azure\.Functions|Azure\.Data\.Tables|Azure\.Messaging\.ServiceBus|SendGrid)' <<<"$log"; then
    echo "$log" >&2
    exit 1
  fi
  echo "setup: the package feed lacks packages of Azure Functions or Azure clients; turning on closed-network mode"
  echo "       (what that means: eng/closed-network/README.md; to undo: rm -r artifacts/closed-network)"
  "$root/eng/closed-network/make-feed.sh"
  mkdir -p "$(dirname "$closed")"
  touch "$closed"
  restore
}

setup_azurite() {
  local installed="$root/eng/azurite/node_modules/.package-lock.json"
  [ "$installed" -nt "$root/eng/azurite/package-lock.json" ] && return
  echo "setup: installing Azurite (the local Table Storage) into eng/azurite"
  npm ci --prefix "$root/eng/azurite" --no-audit --no-fund --silent --loglevel=error
}

setup_packages
setup_azurite
