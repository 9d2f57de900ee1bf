#!/usr/bin/env bash
# Installs what the tests need from npm, and Chromium from the system's packages where none is there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

install() { # folder of a package.json, what it is
  [ "$root/$1/node_modules/.package-lock.json" -nt "$root/$1/package-lock.json" ] && return
  echo "setup: installing $2"
  npm ci --prefix "$root/$1" --no-audit --no-fund --silent --loglevel=error
}
install tests/LaunchControl.Browser.Tests "axe-core (the accessibility checker of the browser tests)"
install tests/LaunchControl.Functions.Tests/OpenApi/client "openapi-client-axios (a client that the tests make from the OpenAPI document)"

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
