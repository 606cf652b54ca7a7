# shellcheck shell=bash disable=SC2034 # what is set here is read by the files that source this one
# Where the lab keeps its things, and how it speaks. Sourced by every script here.
set -euo pipefail

LAB_HOME=${LAB_HOME:-/var/tmp/projen-containers-lab}
LAB_REGISTRY_PORT=${LAB_REGISTRY_PORT:-5000}

LAB_MARKER=$LAB_HOME/.projen-containers-lab # only a folder that holds it is ever emptied
LAB_BIN=$LAB_HOME/bin                       # what joins the caller's PATH: the docker client
LAB_CONFIG=$LAB_HOME/config                 # DOCKER_CONFIG
LAB_ENGINE=$LAB_HOME/engine                 # unpacked Debian packages
LAB_LOGS=$LAB_HOME/logs
LAB_SOCKET=$LAB_HOME/docker.sock
LAB_WORK=$LAB_HOME/work # emptied at each start
LAB_REGISTRY=127.0.0.1:$LAB_REGISTRY_PORT
LAB_SUITE=trixie # the Debian release that the engine and the images are made of

say() { printf 'lab: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

# usage SCRIPT : the comment at the head of SCRIPT
usage() { sed -n '2,/^$/s/^# \{0,1\}//p' "$1"; }

# take_lock : one lab/up or lab/down at a time; the kernel frees the lock (descriptor 9) when its holder dies
take_lock() {
  while :; do
    mkdir -p "$LAB_HOME"
    exec 9<"$LAB_HOME"
    flock --nonblock 9 || {
      say "waiting for another lab/up or lab/down"
      flock 9
    }
    [ "$LAB_HOME" -ef /proc/self/fd/9 ] && return # else it was purged meanwhile
  done
}
