#!/usr/bin/env bash
# Builds the mock in the action's own repository, unless it is built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! node --eval 'process.exitCode = parseInt(process.versions.node) < 20 ? 1 : 0'; then
  echo "::error title=conoha-images mock::The mock needs Node.js 20 or newer. Add a step with actions/setup-node before it."
  exit 1
fi
if [ ! -e packages/mock/dist/conoha-images-mock.mjs ]; then
  echo "::group::Build the mock (a release contains it)"
  [ -e node_modules/.bin/turbo ] || npm ci --no-audit --no-fund
  # The build needs the Node.js that npm has installed in this folder.
  PATH="$PWD/node_modules/.bin:$PATH" TURBO_TELEMETRY_DISABLED=1 turbo run build --filter=@conoha-images/mock
  echo "::endgroup::"
fi
