#!/bin/sh
# After everything is there: the keys that the app can't do without, the address that people come back to, and settings for this machine.
# A key that is there stays as it is: links and webhooks depend on it.
set -eu
cd "$(dirname "$0")"
# shellcheck source=infra/hooks/lib.sh
. ./lib.sh

need_azure
vault=${AZURE_KEY_VAULT_NAME:?}
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

list() { az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv >"$work/names" 2>"$work/error"; }
patiently list || { cat "$work/error" >&2; fail "The secrets of '$vault' can't be listed. Where the vault is closed, set DEPLOYER_ADDRESS (docs/deploy.md)."; }

# Values go through files: a command line is for everybody on the machine to see.
store() { # name of the secret; the value is in $work/value
  az keyvault secret set --vault-name "$vault" --name "$1" --file "$work/value" --encoding utf-8 --output none
  rm -f "$work/value"
  say "stored $1"
}
is_there() { grep -qx "$1" "$work/names"; }
random_key() { openssl rand -base64 32 | tr -d '\n' >"$work/value"; }

for key in "SignOffLinks-${SIGN_OFF_KEY_NAME:?}" "Webhooks-${WEBHOOK_KEY_NAME:?}"; do
  is_there "$key" || { random_key; store "$key"; }
done

if ! is_there Mail-sendGridApiKey; then
  if [ -z "${SENDGRID_API_KEY:-}" ] && [ -t 0 ]; then
    printf 'SendGrid API key that may send mail (not shown): '
    stty -echo; read -r SENDGRID_API_KEY; stty echo; echo
  fi
  [ -n "${SENDGRID_API_KEY:-}" ] || fail "No SendGrid key is stored, and the app does not start without one. Run: SENDGRID_API_KEY=... azd provision"
  printf %s "$SENDGRID_API_KEY" >"$work/value"
  store Mail-sendGridApiKey
fi

az ad app update --id "${AUTH_CLIENT_ID:?}" --web-redirect-uris "${APP_ADDRESS:?}.auth/login/aad/callback" 2>"$work/error" ||
  say "the redirect address could not be set; have the owner of app registration $AUTH_CLIENT_ID add ${APP_ADDRESS}.auth/login/aad/callback"

node ./local-settings.mjs
