#!/bin/sh
# After everything is there: keys, the addresses that people come back to after sign-in, and settings for this machine.
set -eu
cd "$(dirname "$0")"
# shellcheck source=infra/hooks/lib.sh
. ./lib.sh
# shellcheck source=infra/hooks/keys.sh
. ./keys.sh

need_azure
: "${AZURE_KEY_VAULT_NAME:?}"
store_missing_keys

# The platform keeps what it read of the vault for a day, also that there was nothing.
az rest --method post --output none --url "https://management.azure.com/subscriptions/${AZURE_SUBSCRIPTION_ID:?}/resourceGroups/${AZURE_RESOURCE_GROUP:?}/providers/Microsoft.Web/sites/${AZURE_FUNCTION_APP_NAME:?}/config/configreferences/appsettings/refresh?api-version=2022-03-01" ||
  say "the app could not be told to read its keys again; restart it once: az functionapp restart --resource-group $AZURE_RESOURCE_GROUP --name $AZURE_FUNCTION_APP_NAME"

# Addresses that others have added stay.
allow_return() {
  known=$(az ad app show --id "${AUTH_CLIENT_ID:?}" --query 'web.redirectUris[]' --output tsv) || return 1
  wanted=$known
  for site in "${APP_ADDRESS:?}" "${BASE_ADDRESS:-}"; do
    uri="${site}.auth/login/aad/callback"
    [ -z "$site" ] || echo "$known" | grep -qxF "$uri" || wanted="$wanted $uri"
  done
  # shellcheck disable=SC2086 # One argument an address.
  [ "$wanted" = "$known" ] || az ad app update --id "$AUTH_CLIENT_ID" --web-redirect-uris $wanted
}
allow_return 2>/dev/null ||
  say "the redirect address could not be set; have the owner of app registration $AUTH_CLIENT_ID add ${APP_ADDRESS}.auth/login/aad/callback"

node ./local-settings.mjs
