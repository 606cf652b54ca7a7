# shellcheck shell=bash
# The engine's programs.

ENGINE_PACKAGES=(docker.io docker-cli docker-buildx docker-compose containerd tini debootstrap)
# these must match the machine's own C library
MACHINE_PACKAGES=(runc docker-registry iptables libip4tc2 libip6tc2 libmnl0 libnetfilter-conntrack3 libnfnetlink0 libnftnl11 libxtables12)

installed() { [ "$(cat "$LAB_ENGINE/.packages" 2>/dev/null)" = "${ENGINE_PACKAGES[*]} ${MACHINE_PACKAGES[*]}" ]; }

install_engine() {
  local next=$LAB_HOME/engine.next release plugin
  release=$(debian_release VERSION_CODENAME)
  say "unpacking the engine's packages"
  rm -rf "$next"
  unpack_packages "$next" "${ENGINE_PACKAGES[@]/%//$LAB_SUITE}" "${MACHINE_PACKAGES[@]/%//$release}" >"$LAB_LOGS/install.log" 2>&1 || {
    tail -n 20 "$LAB_LOGS/install.log" >&2
    die "the engine's packages could not be had (the whole log: $LAB_LOGS/install.log)"
  }
  wrap_iptables "$next"
  mkdir -p "$LAB_BIN" "$LAB_CONFIG/cli-plugins"
  ln -sf "$LAB_ENGINE/usr/bin/docker" "$LAB_BIN/"
  for plugin in "$next"/usr/libexec/docker/cli-plugins/*; do
    ln -sf "$LAB_ENGINE/${plugin#"$next"/}" "$LAB_CONFIG/cli-plugins/"
  done
  echo "${ENGINE_PACKAGES[*]} ${MACHINE_PACKAGES[*]}" >"$next/.packages"
  rm -rf "$LAB_ENGINE"
  mv "$next" "$LAB_ENGINE"
}

# iptables looks for its libraries and extensions beside itself, not in the system's folders
wrap_iptables() {
  local name
  mkdir -p "$1/bin"
  cat >"$1/bin/iptables" <<'EOF'
#!/bin/sh
engine=${0%/*}/..
export LD_LIBRARY_PATH="$engine/usr/lib/x86_64-linux-gnu" XTABLES_LIBDIR="$engine/usr/lib/x86_64-linux-gnu/xtables"
exec "$engine/usr/sbin/xtables-nft-multi" "${0##*/}" "$@"
EOF
  chmod +x "$1/bin/iptables"
  for name in ip6tables iptables-save; do ln -s iptables "$1/bin/$name"; done
}
