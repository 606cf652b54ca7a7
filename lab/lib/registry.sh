# shellcheck shell=bash
# The loopback registry that stands in for Docker Hub.

registry_answers() { curl -fs --max-time 5 -o /dev/null "http://$LAB_REGISTRY/v2/"; }
port_taken() { (: <"/dev/tcp/127.0.0.1/$LAB_REGISTRY_PORT") 2>/dev/null; }

# registry_has REPOSITORY:TAG... : all of them
registry_has() {
  local tag urls=()
  for tag; do urls+=("http://$LAB_REGISTRY/v2/${tag%:*}/manifests/${tag##*:}"); done
  curl -fs --max-time 20 --head --fail-early -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' "${urls[@]}" >/dev/null
}

start_registry() {
  local pids config=$LAB_HOME/registry.yml
  # shellcheck disable=SC2046 # one word per pid
  end_processes 5 $(running usr/bin/docker-registry)
  ! port_taken || die "port $LAB_REGISTRY_PORT on 127.0.0.1 is held by another program; free it, or choose one with LAB_REGISTRY_PORT"
  cat >"$config" <<EOF
version: 0.1
storage: {filesystem: {rootdirectory: "$LAB_HOME/registry"}, delete: {enabled: true}}
http: {addr: "$LAB_REGISTRY"}
log: {level: error}
EOF
  start_daemon registry docker-registry serve "$config"
  pids=$!
  until registry_answers; do
    kill -0 "$pids" 2>/dev/null || {
      tail -n 5 "$LAB_LOGS/registry.log" >&2
      die "the registry does not start (its log: $LAB_LOGS/registry.log)"
    }
    sleep 0.1
  done
}
