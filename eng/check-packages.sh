#!/usr/bin/env bash
# Fails where a package that is used, by itself or through another, has a known vulnerability. Needs the ordinary package feed.
set -euo pipefail
cd "$(dirname "$0")/.."
[ ! -f artifacts/closed-network/enabled ] || { echo "check-packages: the package feed is partial here and knows no vulnerabilities" >&2; exit 1; }
dotnet restore LaunchControl.sln --verbosity quiet
found=$(dotnet list LaunchControl.sln package --vulnerable --include-transitive)
echo "$found"
! grep -q 'has the following vulnerable packages' <<<"$found"
