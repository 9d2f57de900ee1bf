# shellcheck shell=sh
# What the hooks share. azd gives them the environment's values as variables.

say() { echo "launchcontrol: $*"; }
fail() { echo "launchcontrol: $*" >&2; exit 1; }

need_azure() { # the Azure CLI, signed in, at the environment's subscription
  command -v az >/dev/null || fail "The hooks need the Azure CLI: https://aka.ms/azure-cli"
  az account show --output none 2>/dev/null || fail "The Azure CLI is not signed in. Run: az login"
  [ -z "${AZURE_SUBSCRIPTION_ID:-}" ] || az account set --subscription "$AZURE_SUBSCRIPTION_ID" ||
    fail "The Azure CLI can't use subscription $AZURE_SUBSCRIPTION_ID. Sign in to its tenant: az login --tenant TENANT"
}

# What was just made or granted takes a while to count.
patiently() { # what is waited for, command...
  awaited=$1
  shift
  attempt=1
  until "$@"; do
    [ "$attempt" -lt "${HOOK_ATTEMPTS:-20}" ] || return 1
    [ "$attempt" -gt 1 ] || say "waiting for $awaited"
    attempt=$((attempt + 1))
    sleep "${HOOK_PAUSE:-15}"
  done
}
