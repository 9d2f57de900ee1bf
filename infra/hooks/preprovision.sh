#!/bin/sh
# Before anything is created: what has to be known, and the app registration that people and systems sign in to.
set -eu
cd "$(dirname "$0")"
# shellcheck source=infra/hooks/lib.sh
. ./lib.sh
# shellcheck source=infra/hooks/keys.sh
. ./keys.sh

need_azure
[ -n "${MAIL_FROM:-}" ] || fail "No sender address is set. Run: azd env set MAIL_FROM launches@contoso.example (an address that SendGrid has verified)"

# The network of a closed deployment runs on it, and no template registers it.
[ "${IS_PRIVATE:-false}" != true ] || az provider register --namespace Microsoft.App --wait

# Settings name keys, and an app whose key is not there yet does not start: a key with a new name comes first.
if [ -n "${AZURE_KEY_VAULT_NAME:-}" ] && az keyvault show --name "$AZURE_KEY_VAULT_NAME" --output none 2>/dev/null; then
  store_missing_keys
fi

[ -z "${AUTH_CLIENT_ID:-}" ] || exit 0
name="LaunchControl (${AZURE_ENV_NAME:?})"
id=$(az ad app list --display-name "$name" --query '[0].appId' --output tsv)
if [ -z "$id" ]; then
  say "creating the app registration '$name'"
  id=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --enable-id-token-issuance true --query appId --output tsv) ||
    fail "You may not create app registrations. Have one made (docs/deploy.md says how), then: azd env set AUTH_CLIENT_ID <its application id>"
fi

describe() {
  az ad app update --id "$id" --identifier-uris "api://$id" --app-roles @entra/app-roles.json --optional-claims @entra/optional-claims.json \
    --set "api=$(cat entra/api.json)" &&
    # A client can be let in only once the scope is there.
    az ad app update --id "$id" --set "api=$(cat entra/api-with-azure-cli.json)"
}
patiently "the registration" describe || fail "The app registration $id could not be described. Run this again, or do it by hand: docs/deploy.md"
az ad sp show --id "$id" --output none 2>/dev/null || az ad sp create --id "$id" --output none
azd env set AUTH_CLIENT_ID "$id"
