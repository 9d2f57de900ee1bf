#!/usr/bin/env bash
# Installs what the browser tests need: the accessibility checker from npm, and Chromium from the system's packages where none is there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tests="$root/tests/LaunchControl.Browser.Tests"

if [ ! "$tests/node_modules/.package-lock.json" -nt "$tests/package-lock.json" ]; then
  echo "setup: installing axe-core (the accessibility checker of the browser tests)"
  npm ci --prefix "$tests" --no-audit --no-fund --silent --loglevel=error
fi

for browser in chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null && exit 0
done
if ! command -v apt-get >/dev/null; then
  echo "setup: the browser tests need Chromium: install it, and put 'chromium' on PATH" >&2
  exit 1
fi
echo "setup: installing Chromium from the system's packages (for the browser tests)"
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
