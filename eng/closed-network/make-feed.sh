#!/usr/bin/env bash
# Wraps official dlls, carried by an npm package, as NuGet packages with their official ids and versions.
# Writes artifacts/closed-network/feed; does nothing when that is complete and made from the same pins.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here="$root/eng/closed-network"
out="$root/artifacts/closed-network"

carrier='@azure/mcp-linux-x64@0.5.13'
integrity='sha512-2VH19oYRIn28XbKAml3mNrGBOPfJR0KJJ9E7kHP3LqLXYAkvVx9cQ5n23AejFvoW+QxpjbxchOq7qH4bnKxY1w=='

# id | version | target framework | dependencies (id=version, comma separated)
packages='Azure.Core.Amqp|1.3.1|netstandard2.0|Microsoft.Azure.Amqp=2.7.0,System.Memory.Data=8.0.1
Azure.Data.Tables|12.11.0|net8.0|Azure.Core=1.47.3
Azure.Messaging.ServiceBus|7.20.1|net8.0|Azure.Core=1.47.3,Azure.Core.Amqp=1.3.1,Microsoft.Azure.Amqp=2.7.0
Microsoft.Azure.Amqp|2.7.0|net8.0|'

pins="$integrity
$packages"
is_complete() { [ -f "$out/feed/complete" ] && [ "$(cat "$out/feed/complete")" = "$pins" ]; }
fail() { echo "closed network: $*" >&2; exit 1; }

is_complete && exit 0

mkdir -p "$out"
work=$(mktemp -d)
new=$(mktemp -d "$out/feed.XXXXXX")
trap 'rm -rf "$work" "$new"' EXIT

write_nuspec() { # id version framework dependencies
  echo "<package><metadata><id>$1</id><version>$2</version><authors>Microsoft</authors>"
  echo "<description>Official $1 $2, wrapped for a network with a partial package feed. Not for redistribution.</description>"
  echo "<dependencies><group targetFramework=\"$3\">"
  for dependency in ${4//,/ }; do echo "<dependency id=\"${dependency%=*}\" version=\"${dependency#*=}\" />"; done
  echo "</group></dependencies></metadata>"
  echo "<files><file src=\"package/dist/$1.dll\" target=\"lib/$3\" /></files></package>"
}

echo "  fetching $carrier (official Azure client dlls)"
(cd "$work" && npm pack "$carrier" --loglevel=error >packed.txt) || fail "npm could not fetch $carrier; the npm registry must carry it."
tarball="$work/$(tail -n 1 "$work/packed.txt")"
actual=$(node -e 'const hash = require("crypto").createHash("sha512"); hash.update(require("fs").readFileSync(process.argv[1])); console.log("sha512-" + hash.digest("base64"))' "$tarball")
[ "$actual" = "$integrity" ] || fail "$carrier is not what this project expects (integrity $actual). Nothing was installed."

mapfile -t dlls < <(sed 's|^\([^|]*\).*|package/dist/\1.dll|' <<<"$packages")
tar -xzf "$tarball" -C "$work" "${dlls[@]}" || fail "$carrier lacks an expected dll."

cp "$here/feed/wrap.csproj" "$work/"
echo '<Project />' | tee "$work/Directory.Build.props" "$work/Directory.Build.targets" "$work/Directory.Packages.props" >/dev/null
dotnet restore "$work/wrap.csproj" --verbosity quiet
while IFS='|' read -r id version framework dependencies; do
  write_nuspec "$id" "$version" "$framework" "$dependencies" >"$work/$id.nuspec"
  dotnet pack "$work/wrap.csproj" --no-build --no-restore --verbosity quiet --output "$new" \
    -p:NuspecFile="$work/$id.nuspec" -p:NuspecBasePath="$work" </dev/null
  echo "  wrapped $id $version"
done <<<"$packages"

# Only a whole feed gets its name, so an interrupted run leaves nothing that looks like one.
printf '%s\n' "$pins" >"$new/complete"
chmod 755 "$new"
rm -rf "$out/feed"
mv -T "$new" "$out/feed" 2>/dev/null || is_complete || fail "could not put the feed in place at $out/feed."
