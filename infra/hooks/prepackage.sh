#!/bin/sh
# The extension of the Durable Task Scheduler, and the host.json that names it, are part of the package only where the environment uses it.
set -eu
cd "$(dirname "$0")/../.."
switch=artifacts/durable-task-scheduler
mkdir -p artifacts
if [ "${USE_DURABLE_TASK_SCHEDULER:-false}" = true ]; then touch "$switch"; else rm -f "$switch"; fi
