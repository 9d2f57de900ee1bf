# shellcheck shell=sh
# What the hooks share. azd gives them the environment's values as variables.

say() { echo "launchcontrol: $*"; }
fail() { echo "launchcontrol: $*" >&2; exit 1; }

need_azure() { # the Azure CLI, signed in
  command -v az >/dev/null || fail "The hooks need the Azure CLI: https://aka.ms/azure-cli"
  az account show --output none 2>/dev/null || fail "The Azure CLI is not signed in. Run: az login"
}

# A role that was just granted takes minutes to count.
patiently() { # command...
  attempt=1
  until "$@"; do
    [ "$attempt" -lt "${HOOK_ATTEMPTS:-20}" ] || return 1
    [ "$attempt" -gt 1 ] || say "waiting for the role on the vault to count"
    attempt=$((attempt + 1))
    sleep "${HOOK_PAUSE:-15}"
  done
}
