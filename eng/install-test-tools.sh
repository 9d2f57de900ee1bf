#!/usr/bin/env bash
# Installs what the tests need from npm, and from the system's packages Chromium and Prometheus where they are not there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

install() { # folder of a package.json, what it is
  [ "$root/$1/node_modules/.package-lock.json" -nt "$root/$1/package-lock.json" ] && return
  echo "setup: installing $2"
  npm ci --prefix "$root/$1" --no-audit --no-fund --silent --loglevel=error
}
install tests/LaunchControl.Browser.Tests "axe-core (the accessibility checker of the browser tests)"
install tests/LaunchControl.Functions.Tests/OpenApi/client "openapi-client-axios (a client that the tests make from the OpenAPI document)"
install tests/LaunchControl.Functions.Tests/Calendars/reader "ical.js (the reader that the tests hold calendars to)"

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
has() { local name; for name in "$@"; do command -v "$name" >/dev/null && return; done; return 1; }
need_apt() { # what is missing, and what to do
  command -v apt-get >/dev/null || { echo "setup: $1" >&2; exit 1; }
  [ -n "${apt_updated:-}" ] || as_root apt-get update -qq
  apt_updated=yes
}

if ! has chromium chromium-browser google-chrome; then
  need_apt "the browser tests need Chromium: install it, and put 'chromium' on PATH"
  echo "setup: installing Chromium from the system's packages (for the browser tests)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

# Unpacked only: the installed package would run a server on port 9090.
prometheus="$root/artifacts/prometheus"
if ! { has prometheus && has promtool; } && [ ! -x "$prometheus/usr/bin/promtool" ]; then
  need_apt "the tests of metric sources need Prometheus: put 'prometheus' and 'promtool' on PATH"
  echo "setup: unpacking Prometheus from the system's packages into artifacts (for the tests of metric sources)"
  rm -rf "$prometheus" && mkdir -p "$prometheus"
  log=$(cd "$prometheus" && apt-get download -qq prometheus 2>&1 && dpkg-deb -x prometheus_*.deb . && rm prometheus_*.deb) || { echo "$log" >&2; exit 1; }
fi
