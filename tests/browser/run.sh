#!/usr/bin/env bash
# Installs what the browser tests need and is not there, then runs them. `run.sh NAME` runs those whose name holds NAME.
# DATELINE_PROGRAM is the program to test (target/debug/dateline if not set), DATELINE_CHROMIUM a browser to use.
# Status: 0 all passed, 1 some failed, 77 a browser or Node is missing and cannot be installed here.
set -euo pipefail
cd "$(dirname "$0")"

missing() {
  echo "browser tests not run: $1" >&2
  exit 77
}

has_browser() {
  [ -n "${DATELINE_CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ]
}

command -v node >/dev/null && command -v npm >/dev/null || missing "there is no Node"
if ! has_browser; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || missing "there is no Chromium, and only root can install it"
  install() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends chromium fonts-dejavu-core; }
  { install || { apt-get -o DPkg::Lock::Timeout=120 update && install; }; } >install.log 2>&1 || { tail -5 install.log >&2; missing "Chromium could not be installed"; }
  rm -f install.log
fi
if [ ! -d node_modules/playwright-core ] || [ ! -d node_modules/axe-core ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --silent >&2 || missing "npm could not install what package-lock.json names"
fi
exec node tests.js "$@"
