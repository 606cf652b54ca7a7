# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of doctor.sh
# The checks of doctor.sh that are quick: engine, disk space, other clones, ports; each calls `report` with what it found.

# gather : queries the engine and compose once, in parallel, for everything the checks need
gather() {
  # shellcheck disable=SC2016 # a template of docker's
  local template='engine {{.ServerVersion}}
root {{.DockerRootDir}}
memory {{.MemTotal}}
architecture {{.Architecture}}
host {{.Name}}
time {{.SystemTime}}
{{range .ClientInfo.Plugins}}{{.Name}} {{.Version}}
{{end}}'
  touch "$work/info" "$work/config" "$work/facts"
  command -v docker >/dev/null || return 0
  docker info --format "$template" >"$work/info" 2>"$work/info-error" &
  "${COMPOSE[@]}" config >"$work/config" 2>"$work/config-error" &
  date -u +%s >"$work/asked"
  wait
  compose_facts <"$work/config" >"$work/facts"
}

# fact NAME : its value in docker info
fact() { awk -v name="$1" '$1 == name { sub(/^[^ ]+ /, ""); print; exit }' "$work/info"; }

# compose_facts : of a compose file as `compose config` prints it: published ports, memory limits, build contexts, secrets
compose_facts() {
  awk '
    function value(line) { sub(/^[^:]*: /, "", line); gsub(/^"|"$/, "", line); return line }
    /^[^ ]/ { section = $1 }
    section == "services:" && /^  [^ ]/ { service = $1; sub(/:$/, "", service) }
    section == "services:" && /^      context: / { print "context " service " " value($0) }
    section == "services:" && /^ +host_ip: / { address = value($0) }
    section == "services:" && /^ +target: / { target = value($0) }
    section == "services:" && /^ +published: / { print "port " service " " target " " value($0) " " (address ? address : "0.0.0.0"); address = "" }
    section == "services:" && /^          memory: / && limits { print "memory " service " " value($0) }
    /^        (limits|reservations):/ { limits = /limits/ }
    section == "secrets:" && /^    file: / { print "secret " value($0) }'
}

# older VERSION MINIMUM : whether a version is below another
older() {
  awk -v version="$1" -v floor="$2" 'BEGIN {
    sub(/^v/, "", version); split(version, have, /[.+~-]/); split(floor, need, ".")
    for (i = 1; i in need; i++) if (have[i] + 0 != need[i] + 0) exit !(have[i] + 0 < need[i] + 0)
    exit 1 }'
}

check_engine() {
  local version plugin floor
  if ! command -v docker >/dev/null; then
    report engine problem 'docker is not installed.' https://docs.docker.com/engine/install/
    return
  fi
  version=$(fact engine)
  if [ -z "$version" ]; then
    if grep -qi 'permission denied' "$work/info-error"; then
      report engine problem 'You may not use the Docker Engine: its socket refuses you.' "sudo usermod -aG docker \"\$USER\", log in again; then docker version"
    else
      report engine problem "The Docker Engine does not answer${DOCKER_HOST:+ at $DOCKER_HOST}." 'start it, or check DOCKER_HOST and docker context ls; then docker version'
    fi
  elif older "$version" "$MINIMUM_ENGINE"; then
    report engine problem "Docker Engine $version is too old; the stack needs $MINIMUM_ENGINE." https://docs.docker.com/engine/install/
  else
    report engine ok "Docker Engine $version"
  fi
  for plugin in compose buildx; do
    version=$(fact $plugin)
    floor=$MINIMUM_COMPOSE
    [ $plugin = compose ] || floor=$MINIMUM_BUILDX
    if [ -z "$version" ]; then
      report $plugin problem "The $plugin plugin is missing." "https://docs.docker.com/$([ $plugin = compose ] && echo compose/install || echo build/install-buildx)/"
    elif older "$version" "$floor"; then
      report $plugin problem "$plugin $version is too old; the stack needs $floor." "update it; then docker $plugin version"
    else
      report $plugin ok "$plugin $version"
    fi
  done
  if [ -n "$(fact compose)" ] && [ ! -s "$work/config" ]; then
    report compose-file problem "compose cannot read $COMPOSE_FILE: $(tail -n 1 "$work/config-error")" 'check the variables of your shell and of .env, then npx projen'
  fi
  case ${DOCKER_BUILDKIT:-} in
    0 | false) report buildkit problem 'DOCKER_BUILDKIT=0 switches BuildKit off, and the Dockerfiles need it.' 'unset DOCKER_BUILDKIT' ;;
    *) report buildkit ok 'BuildKit is on' ;;
  esac
}

# The engine's disk and ports can be inspected only if it runs on this machine itself.
engine_is_local() { [ -n "$(fact host)" ] && [ "$(fact host)" = "$(uname -n)" ] && [ -d "$(fact root)" ]; }

# A virtual machine's ports are this machine's too; those of an engine behind a network address are not.
engine_is_remote() {
  local address=${DOCKER_HOST:-}
  ! engine_is_local || return 1
  [ -n "$address" ] || address=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) || return 1
  case $address in tcp://127.* | tcp://localhost* | unix:* | npipe:* | '') return 1 ;; esac
}

# A build needs several times the space of the final image: base images, build dependencies, caches.
check_disk() {
  local i built missing=0 free needed
  [ -n "$(fact engine)" ] || return 0
  if ! engine_is_local; then
    report disk note "Disk space: not checked, the engine runs elsewhere. docker system df tells."
    return
  fi
  built=$(docker image ls --format '{{.Repository}}:{{.Tag}}')
  for i in "${!IMAGES[@]}"; do
    grep -qxF "${IMAGES[i]}:${IMAGE_TAG:-$DEFAULT_TAG}" <<<"$built" || missing=$((missing + BUDGETS_MB[i]))
  done
  needed=$((500 + missing * 8))
  free=$(df -Pk "$(fact root)" | awk 'NR == 2 { printf "%d", $4 * 1024 / 1e6 }')
  if [ "$free" -lt "$needed" ]; then
    report disk warning "Disk space: $free MB free for the engine, about $needed MB needed." "$(task "$TASK_CLEAN_IMAGES"); docker system df shows what else takes space" disk
  else
    report disk ok "Disk space: $free MB free for the engine, about $needed MB needed"
  fi
}

# Compose knows a stack by its name alone: it would take containers of another clone for this one's, and leave them as they
# are, with the secrets of that clone.
check_folder() {
  local folder fix
  [ -n "$(fact engine)" ] || return 0
  folder=$(
    docker ps --all --filter "$(of_project)" --format '{{.Label "com.docker.compose.project.working_dir"}}' 2>/dev/null |
      sort -u | while read -r folder; do [ -z "$folder" ] || [ "$folder" -ef "$ROOT/$DOCKER_FOLDER" ] || printf '%s\n' "$folder"; done
  )
  [ -n "$folder" ] || return 0
  fix="docker compose --project-name $PROJECT down stops that one, and keeps its data; COMPOSE_PROJECT_NAME=$PROJECT-2 $(task "$step") starts another"
  report folder problem "The stack $PROJECT was started from another folder: ${folder%%$'\n'*}" "$fix" two-clones
}

check_ports() {
  local kind service target port address holder variable fix seen=''
  while read -r kind service target port address; do
    [ "$kind" = port ] || continue
    if [[ "$seen " == *" $port "* ]]; then
      report "port-$port" problem "Port $port is given to two services; $service is one of them." "take another one: $(port_variable "$service" "$target")=$(next_free_port "$port") $(task "$step")" port
      continue
    fi
    seen="$seen $port"
    holder=$(port_holder "$port" "$address" "$service")
    if [ -z "$holder" ]; then
      report "port-$port" ok "Port $port is free for $service"
    elif [ "$holder" = own ]; then
      report "port-$port" ok "Port $port: the stack itself holds it"
    else
      variable=$(port_variable "$service" "$target")
      fix="end it, or take another port: $variable=$(next_free_port "$port") $(task "$step")"
      [ -n "$variable" ] || fix='end it, or give the service another port in .projenrc'
      report "port-$port" problem "Port $port, which $service needs, is held by $holder." "$fix" port
    fi
  done <"$work/facts"
}

# port_holder PORT ADDRESS SERVICE : the container or process that holds a host port; `own` for the stack's; nothing when it is free
port_holder() {
  local line held name own
  while IFS='|' read -r name line held; do
    case ", $held" in *", $2:$1->"* | *", 0.0.0.0:$1->"* | *" [::]:$1->"* | *" :::$1->"*) ;; *) [ "$2" = 0.0.0.0 ] || continue ;; esac
    if [ "$line" = "$PROJECT" ]; then echo own; else echo "the container $name${line:+ of the project $line}"; fi
    return
  done < <(docker ps --filter "publish=$1" --format '{{.Names}}|{{.Label "com.docker.compose.project"}}|{{.Ports}}' 2>/dev/null)
  ! engine_is_remote || return 0
  ! port_is_free "$1" || return 0
  # A container that is restarting is listed without its ports, and may be running again by now: its configuration tells.
  own=$(docker ps --quiet --filter "$(of_project)" --filter "label=com.docker.compose.service=$3" 2>/dev/null || true)
  if [ -n "$own" ] && grep -q "\"HostPort\":\"$1\"" < <(xargs docker inspect --format '{{json .HostConfig.PortBindings}}' <<<"$own" 2>/dev/null); then
    echo own
    return
  fi
  name=$(process_on "$1")
  echo "${name:-a process of another user (sudo lsof -nP -iTCP:$1 -sTCP:LISTEN names it)}"
}

# process_on PORT : name and id of the process that listens there
process_on() {
  if command -v ss >/dev/null; then
    ss -Hltnp "sport = :$1" | awk 'match($0, /\(\("[^"]*",pid=[0-9]+/) && !found++ { split(substr($0, RSTART + 3), part, /",pid=|,/); print part[1] " (process " part[2] ")" }'
  elif command -v lsof >/dev/null; then
    lsof -nP "-iTCP:$1" -sTCP:LISTEN -Fpc | awk '/^p/ { id = substr($0, 2) } /^c/ && !found++ { print substr($0, 2) " (process " id ")" }'
  fi 2>/dev/null || true
}

next_free_port() {
  local port=$(($1 + 1))
  until port_is_free $port; do port=$((port + 1)); done
  echo $port
}

# port_variable SERVICE TARGET : the variable that changes a published port, according to the compose files
port_variable() {
  awk -v service="$1" -v target="$2" '
    /^  [^ ]+:/ { inside = ($1 == service ":") }
    inside && match($0, /\$\{[A-Z0-9_]+:-[0-9]+\}:[0-9]+/) {
      split(substr($0, RSTART + 2, RLENGTH - 2), part, /:-|}:/)
      if (part[3] == target) { print part[1]; exit }
    }' "$COMPOSE_FILE" "$COMPOSE_DEVELOPMENT_FILE"
}
