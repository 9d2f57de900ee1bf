#!/usr/bin/env bash
# Builds quietly: prints only what went wrong. Arguments as for "dotnet build".
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(dotnet build "$@" --no-restore --verbosity quiet --nologo 2>&1) || { echo "$log" >&2; exit 1; }
