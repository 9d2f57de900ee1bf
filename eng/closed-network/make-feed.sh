#!/usr/bin/env bash
# Wraps official dlls, carried by an npm package, as NuGet packages with their official ids and versions.
# Writes artifacts/closed-network/feed; does nothing when that is complete.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here="$root/eng/closed-network"
out="$root/artifacts/closed-network"
feed="$out/feed"

carrier='@azure/mcp-linux-x64@0.5.13'
integrity='sha512-2VH19oYRIn28XbKAml3mNrGBOPfJR0KJJ9E7kHP3LqLXYAkvVx9cQ5n23AejFvoW+QxpjbxchOq7qH4bnKxY1w=='

# id | version | target framework | dependencies (id=version, comma separated)
packages='Azure.Core.Amqp|1.3.1|netstandard2.0|Microsoft.Azure.Amqp=2.7.0,System.Memory.Data=8.0.1
Azure.Data.Tables|12.11.0|net8.0|Azure.Core=1.47.3
Azure.Messaging.ServiceBus|7.20.1|net8.0|Azure.Core=1.47.3,Azure.Core.Amqp=1.3.1,Microsoft.Azure.Amqp=2.7.0
Microsoft.Azure.Amqp|2.7.0|net8.0|'

[ -f "$feed/complete" ] && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$feed"

echo "  fetching $carrier (official Azure client dlls)"
tarball=$(cd "$work" && npm pack "$carrier" --silent --loglevel=error 2>/dev/null)
actual="sha512-$(openssl dgst -sha512 -binary "$work/$tarball" | base64 -w0)"
if [ "$actual" != "$integrity" ]; then
  echo "The contents of $carrier are not what this project expects (integrity $actual). Nothing was installed." >&2
  exit 1
fi

write_nuspec() { # id version framework dependencies
  echo "<package><metadata><id>$1</id><version>$2</version><authors>Microsoft</authors>"
  echo "<description>Official $1 $2, wrapped for a network with a partial package feed. Not for redistribution.</description>"
  echo "<dependencies><group targetFramework=\"$3\">"
  for dependency in ${4//,/ }; do echo "<dependency id=\"${dependency%=*}\" version=\"${dependency#*=}\" />"; done
  echo "</group></dependencies></metadata>"
  echo "<files><file src=\"package/dist/$1.dll\" target=\"lib/$3\" /></files></package>"
}

cp "$here/feed/wrap.csproj" "$work/"
echo '<Project />' | tee "$work/Directory.Build.props" "$work/Directory.Build.targets" "$work/Directory.Packages.props" >/dev/null
dotnet restore "$work/wrap.csproj" --verbosity quiet
while IFS='|' read -r id version framework dependencies; do
  tar -xzf "$work/$tarball" -C "$work" "package/dist/$id.dll"
  write_nuspec "$id" "$version" "$framework" "$dependencies" >"$work/$id.nuspec"
  dotnet pack "$work/wrap.csproj" --no-build --no-restore --verbosity quiet --output "$feed" \
    -p:NuspecFile="$work/$id.nuspec" -p:NuspecBasePath="$work" </dev/null
  echo "  wrapped $id $version"
done <<<"$packages"
touch "$feed/complete"
