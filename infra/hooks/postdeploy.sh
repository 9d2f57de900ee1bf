#!/bin/sh
# Where everything is, and what is left to do.
set -eu
cd "$(dirname "$0")"
# shellcheck source=infra/hooks/lib.sh
. ./lib.sh

address=${APP_ADDRESS:?}
cat <<TEXT

LaunchControl is deployed.

  board      ${address}board
  health     ${address}api/health
  API        ${address}api/openapi.json
  logs       Application Insights in resource group ${AZURE_RESOURCE_GROUP:?}

Left to do, once:
  - give people roles: Microsoft Entra ID > Enterprise applications > the one with application id ${AUTH_CLIENT_ID:?} > Users and groups
  - a token for the command line: az account get-access-token --scope api://$AUTH_CLIENT_ID/.default --query accessToken --output tsv
  - bounces: have SendGrid send signed events to ${address}api/webhooks/sendgrid (docs/mail.md)
TEXT
