#!/usr/bin/env bash
# Installs Redocly CLI, and Node.js for the rules, in the action's own repository, unless they are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ ! -e node_modules/.bin/redocly ]; then
  echo "::group::Install the linter"
  npm ci --no-audit --no-fund
  echo "::endgroup::"
fi
