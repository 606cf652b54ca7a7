# shellcheck shell=bash
# What Docker changes in the machine's own network settings, and how that is undone.

iptables() { "$LAB_ENGINE/bin/iptables" --wait "$@"; }
bridges() { ip -o link show type bridge | sed -nE 's/^[0-9]+: (docker0|br-[0-9a-f]{12})[:@].*/\1/p'; }

# remember_network : as it was before the engine's first start since the machine booted
remember_network() {
  local file
  file=$LAB_HOME/network.$(cat /proc/sys/kernel/random/boot_id)
  [ ! -e "$file" ] || return 0
  rm -f "$LAB_HOME"/network.*
  {
    echo "ip_forward=$(cat /proc/sys/net/ipv4/ip_forward)"
    echo "forward_policy=$(iptables -S FORWARD | sed -n 's/^-P FORWARD //p')"
    echo "had_bridges=\"$(bridges | tr '\n' ' ')\""
  } >"$file.next"
  mv "$file.next" "$file"
}

# restore_network : bridges, chains, rules, the forwarding policy; another engine's are left alone
restore_network() {
  local file ip_forward='' forward_policy='' had_bridges='' bridge
  file=$LAB_HOME/network.$(cat /proc/sys/kernel/random/boot_id)
  [ -e "$file" ] || return 0
  # shellcheck disable=SC1090
  . "$file"
  for bridge in $(bridges); do
    [[ " $had_bridges " == *" $bridge "* ]] || ip link delete "$bridge"
  done
  if [[ " $had_bridges " != *' docker0 '* ]]; then
    remove_docker_rules filter
    remove_docker_rules nat
    iptables -P FORWARD "$forward_policy"
    echo "$ip_forward" >/proc/sys/net/ipv4/ip_forward
  fi
  rm -f "$file"
}

# remove_docker_rules TABLE : rules that name Docker's chains or bridges, or masquerade a container's published port
remove_docker_rules() {
  local table=$1 rule chain
  iptables -t "$table" -S |
    grep -E '^-A (POSTROUTING -s ([0-9.]+/32) -d \2 .*-j MASQUERADE|DOCKER|.* -j DOCKER|.* (docker0|br-[0-9a-f]{12})( |$))' |
    while IFS= read -r rule; do
      eval "set -- ${rule/#-A/-D}" # iptables -S quotes for the shell
      iptables -t "$table" "$@"
    done
  iptables -t "$table" -S | sed -nE 's/^-N (DOCKER[A-Z0-9-]*)$/\1/p' | while IFS= read -r chain; do
    iptables -t "$table" -X "$chain"
  done
}
