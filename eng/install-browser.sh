#!/usr/bin/env bash
# Installs Chromium from the system's packages for the browser tests, where none is there.
set -euo pipefail
for browser in chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null && exit 0
done
if ! command -v apt-get >/dev/null; then
  echo "setup: no Chromium here and no apt-get to install it; the browser tests will say so" >&2
  exit 0
fi
echo "setup: installing Chromium from the system's packages (for the browser tests)"
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null
