#!/usr/bin/env bash
# Makes a fresh clone ready to build and run: restores packages and installs Azurite. Safe to run again; says what it does.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
mkdir -p artifacts

# Two runs at once take turns. The lock is kept from child processes (-o): build servers outlive this script.
if [ -z "${LAUNCHCONTROL_SETUP_LOCKED:-}" ] && command -v flock >/dev/null; then
  LAUNCHCONTROL_SETUP_LOCKED=1 exec flock -o artifacts/setup.lock "$root/eng/setup.sh" "$@"
fi

fail() { echo "setup: $*" >&2; exit 1; }
need() { # command, what it is
  command -v "$1" >/dev/null || fail "LaunchControl needs $2: no '$1' on PATH."
}
need dotnet "the .NET SDK 10 (https://dot.net)"
need node "Node.js 20 or later (for Azurite)"
need npm "npm (for Azurite)"
dotnet --version >/dev/null 2>&1 || fail "LaunchControl needs the .NET SDK that global.json names (10.0); installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)."
node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' || fail "LaunchControl needs Node.js 20 or later; this is $(node --version)."

restore() { dotnet restore LaunchControl.sln --verbosity quiet; }

setup_packages() {
  local closed="$root/artifacts/closed-network/enabled" log
  if [ -f "$closed" ]; then
    "$root/eng/closed-network/make-feed.sh"
    restore
    return
  fi
  echo "setup: restoring packages"
  log=$(restore 2>&1) && return
  if ! grep -qE 'NU110[123].*(Microsoft\.Azure\.(Functions|Amqp)|Azure\.Data\.Tables|Azure\.Messaging\.ServiceBus|SendGrid)' <<<"$log"; then
    echo "$log" >&2
    fail "restoring packages failed."
  fi
  echo "setup: the package feed lacks packages of Azure Functions or Azure clients; turning on closed-network mode"
  echo "       (what that means: eng/closed-network/README.md; to undo: rm -r artifacts/closed-network and run eng/setup.sh again)"
  "$root/eng/closed-network/make-feed.sh"
  touch "$closed"
  restore
}

setup_azurite() {
  local installed="$root/eng/azurite/node_modules/.package-lock.json"
  [ "$installed" -nt "$root/eng/azurite/package-lock.json" ] && return
  echo "setup: installing Azurite (the local Table Storage) into eng/azurite"
  npm ci --prefix "$root/eng/azurite" --no-audit --no-fund --silent --loglevel=error || fail "npm could not install Azurite."
}

setup_packages
setup_azurite
