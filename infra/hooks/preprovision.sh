#!/bin/sh
# Before anything is created: what has to be known, and the app registration that people and systems sign in to.
set -eu
cd "$(dirname "$0")"
# shellcheck source=infra/hooks/lib.sh
. ./lib.sh

need_azure
[ -n "${MAIL_FROM:-}" ] || fail "No sender address is set. Run: azd env set MAIL_FROM launches@contoso.example (an address that SendGrid has verified)"
[ -n "${AUTH_CLIENT_ID:-}" ] && exit 0

say "creating the app registration 'LaunchControl (${AZURE_ENV_NAME:?})'"
id=$(az ad app create --display-name "LaunchControl ($AZURE_ENV_NAME)" --sign-in-audience AzureADMyOrg \
  --enable-id-token-issuance true --app-roles @entra/app-roles.json --query appId --output tsv) ||
  fail "You may not create app registrations. Have one made (docs/deploy.md says how), then: azd env set AUTH_CLIENT_ID <its application id>"
az ad app update --id "$id" --identifier-uris "api://$id" --set "api=$(cat entra/api.json)"
# So that `az account get-access-token` works for people, without a consent of its own.
az ad app update --id "$id" --set "api.preAuthorizedApplications=$(cat entra/azure-cli.json)"
az ad sp show --id "$id" --output none 2>/dev/null || az ad sp create --id "$id" --output none
azd env set AUTH_CLIENT_ID "$id"
