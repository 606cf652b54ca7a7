# shellcheck shell=bash
# The lab's processes and mounts: found by what they are, not by what a pid file says, since a machine that is
# switched off takes every process and no file with it.

ENGINE_PATH=$LAB_ENGINE/bin:$LAB_ENGINE/usr/bin:$LAB_ENGINE/usr/sbin:$PATH
# the containers' control group; a name of its own for each LAB_HOME
CGROUP=projen-containers-lab-$(cksum <<<"$LAB_HOME" | cut -d' ' -f1)

# start_daemon NAME COMMAND... : in a session of its own, holding neither the lock nor the caller's folder
start_daemon() {
  local log=$LAB_LOGS/$1.log
  shift
  (
    cd /
    exec env PATH="$ENGINE_PATH" setsid "$@" </dev/null >"$log" 2>&1 3>&- 9>&-
  ) &
}

# running [PROGRAM] : the pids of processes that run a program of the lab's, one since replaced too
running() { find /proc/[0-9]*/exe -maxdepth 0 -lname "$LAB_ENGINE/${1:-}*" -printf '%h\n' 2>/dev/null | sed 's|^/proc/||'; }

# in_containers : the pids inside the lab's containers, also when nothing watches over them any more
in_containers() { find /sys/fs/cgroup -path "*/$CGROUP/*" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -u; }

# end_processes SECONDS PID... : asks, waits that long, insists
end_processes() {
  local patience=$((SECONDS + $1)) pid
  shift
  for pid; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid; do
    while kill -0 "$pid" 2>/dev/null && ((SECONDS < patience)); do sleep 0.1; done
    kill -KILL "$pid" 2>/dev/null || continue
    while kill -0 "$pid" 2>/dev/null && ! grep -q '^State:.*zombie' "/proc/$pid/status" 2>/dev/null; do sleep 0.05; done
  done
}

# release_mounts : everything mounted inside LAB_HOME, innermost first
release_mounts() {
  local path
  findmnt --list --noheadings --output TARGET | awk -v home="$LAB_HOME/" 'index($0, home) == 1' | sort -r | while IFS= read -r path; do
    umount --lazy "$path" || true
  done
}

# remove_cgroups : the containers' control groups, empty by now
remove_cgroups() { find /sys/fs/cgroup -depth -type d \( -name "$CGROUP" -o -path "*/$CGROUP/*" \) -exec rmdir {} \; 2>/dev/null || true; }
