# shellcheck shell=bash
# Sourced by the recipes of the node images.

# node_tree ROOT : what the official images keep beside the node binary: npm, yarn 1, the entrypoint
node_tree() {
  local root=$1 l=$1/usr/local
  mkdir -p "$l/bin" "$l/etc" "$root/opt"
  npm_package "$l/lib/node_modules/npm" npm@11
  npm_package "$root/opt/yarn" yarn@1
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$l/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$l/bin/npx"
  ln -s /opt/yarn/bin/yarn.js "$l/bin/yarn"
  ln -s node "$l/bin/nodejs"
  printf 'cafile=/etc/ssl/certs/ca-certificates.crt\n' >"$l/etc/npmrc"
  cat >"$l/bin/docker-entrypoint.sh" <<'EOF'
#!/bin/sh
set -e
if [ "${1#-}" != "$1" ] || [ -z "$(command -v "$1")" ]; then set -- node "$@"; fi
exec "$@"
EOF
  chmod +x "$l/bin/node" "$l/bin/docker-entrypoint.sh" "$l"/lib/node_modules/npm/bin/*-cli.js "$root/opt/yarn/bin/yarn.js"
}
