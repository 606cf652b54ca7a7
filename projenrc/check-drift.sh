#!/usr/bin/env bash
# Fails when synthesis changes a file: then a generated file was edited, or a change was committed without its outputs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

contents() { git ls-files -z --cached --others --exclude-standard | xargs -0 sha256sum 2>/dev/null || true; }

before=$(contents)
npx projen --no-post
after=$(contents)
if [ "$before" != "$after" ]; then
  printf 'Synthesis changed files:\n' >&2
  { diff <(printf '%s\n' "$before") <(printf '%s\n' "$after") || true; } | sed -n 's/^> [0-9a-f]*/ /p; s/^< [0-9a-f]*/ /p' | sort -u >&2
  printf 'Run npx projen and commit what it changes.\n' >&2
  exit 1
fi
