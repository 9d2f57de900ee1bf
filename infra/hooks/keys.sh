# shellcheck shell=sh
# Stores the keys that the app can't do without. One that is there stays as it is: links and webhooks depend on it.
# Values go through files: a command line is for everybody on the machine to see.

list_secrets() { az keyvault secret list --vault-name "$AZURE_KEY_VAULT_NAME" --query '[].name' --output tsv >"$work/names" 2>"$work/error"; }

store() { # name of the secret; the value is in $work/value
  az keyvault secret set --vault-name "$AZURE_KEY_VAULT_NAME" --name "$1" --file "$work/value" --encoding utf-8 --output none
  rm -f "$work/value"
  say "stored $1"
}

is_there() { grep -qx "$1" "$work/names"; }

store_sendgrid_key() {
  if [ -z "${SENDGRID_API_KEY:-}" ] && [ -t 0 ]; then
    printf 'SendGrid API key that may send mail (not shown): '
    stty -echo; read -r SENDGRID_API_KEY; stty echo; echo
  fi
  [ -n "${SENDGRID_API_KEY:-}" ] || fail "No SendGrid key is stored, and the app does not start without one. Run: SENDGRID_API_KEY=... azd provision"
  printf %s "$SENDGRID_API_KEY" >"$work/value"
  store Mail-sendGridApiKey
}

store_missing_keys() {
  if [ "${IS_PRIVATE:-false}" = true ] && [ -z "${DEPLOYER_ADDRESS:-}" ]; then
    say "the vault is closed, and its keys are left as they are; to store new ones set DEPLOYER_ADDRESS"
    return
  fi
  umask 077
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  patiently "the role on the vault" list_secrets || {
    cat "$work/error" >&2
    fail "The secrets of '$AZURE_KEY_VAULT_NAME' can't be listed. Have you the role Key Vault Secrets Officer on it?"
  }
  for key in "SignOffLinks-${SIGN_OFF_KEY_NAME:-2027a}" "Webhooks-${WEBHOOK_KEY_NAME:-2027a}"; do
    is_there "$key" || { openssl rand -base64 32 | tr -d '\n' >"$work/value"; store "$key"; }
  done
  is_there Mail-sendGridApiKey || store_sendgrid_key
}
