# shellcheck shell=bash
# The Docker Engine's start and stop.

# engine_answers : dockerd, and containerd through it
engine_answers() { engine_api version | grep '"Name":"containerd"' >/dev/null; }
engine_api() { curl -fs --max-time 10 --unix-socket "$LAB_SOCKET" "http://localhost/$1"; }

engine_configuration() {
  cat <<EOF
{
  "hosts": ["unix://$LAB_SOCKET"],
  "registry-mirrors": ["http://$LAB_REGISTRY"],
  "data-root": "$LAB_HOME/data",
  "exec-root": "$LAB_HOME/exec",
  "pidfile": "$LAB_HOME/docker.pid",
  "init-path": "$LAB_ENGINE/usr/bin/docker-init",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "builder": { "gc": { "enabled": true, "defaultKeepStorage": "20GB" } },
  "cgroup-parent": "/$CGROUP"
}
EOF
}

# engine_current : whether it runs, with the settings asked for
engine_current() {
  local patience=$((SECONDS + 30))
  [ "$(cat "$LAB_HOME/daemon.json" 2>/dev/null)" = "$(engine_configuration)" ] || return
  # another engine on this machine may have removed the bridge
  [ -e /sys/class/net/docker0 ] || return
  until engine_answers; do
    # where only its containerd has died, dockerd starts another
    engine_api _ping >/dev/null && ((SECONDS < patience)) || return
    sleep 0.2
  done
}

start_engine() {
  local pid patience=$((SECONDS + 90))
  stop_engine
  remember_network
  engine_configuration >"$LAB_HOME/daemon.json"
  start_daemon dockerd dockerd --config-file "$LAB_HOME/daemon.json"
  pid=$!
  until engine_answers; do
    if ! kill -0 "$pid" 2>/dev/null || ((SECONDS > patience)); then
      tail -n 10 "$LAB_LOGS/dockerd.log" >&2
      die "the engine does not start (its log: $LAB_LOGS/dockerd.log); lab/down --purge begins from nothing"
    fi
    sleep 0.1
  done
}

# stop_engine : in order where it still runs; else whatever it left: orphaned containers, mounts, sockets, pid files
stop_engine() {
  # shellcheck disable=SC2046 # one word per pid
  {
    end_processes 30 $(running usr/sbin/dockerd)
    end_processes 5 $(running | grep -vxF "$(running usr/bin/docker-registry)")
    end_processes 0 $(in_containers)
  }
  release_mounts
  remove_shim_sockets
  rm -rf "$LAB_HOME/exec" "$LAB_HOME/docker.pid" "$LAB_SOCKET"
}

stop_everything() {
  stop_engine
  # shellcheck disable=SC2046 # one word per pid
  end_processes 5 $(running) # the registry
}

# remove_shim_sockets : those that containerd keeps outside LAB_HOME
remove_shim_sockets() {
  local address
  for address in "$LAB_HOME"/exec/containerd/daemon/*/moby/*/address; do
    [ ! -e "$address" ] || rm -f "$(sed 's|^unix://||' "$address")"
  done
}
