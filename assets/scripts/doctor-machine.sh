# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of doctor.sh
# The checks of doctor.sh that look at the engine and this machine; each calls `report` with what it found.

check_memory() {
  local have needed
  [ -n "$(fact engine)" ] || return 0
  have=$(($(fact memory) / 1000000))
  needed=$(awk '$1 == "memory" { sum += $3 } END { printf "%d", sum / 1e6 }' "$work/facts")
  if [ "$have" -lt "$needed" ]; then
    report memory warning "Memory: the engine has $have MB, the containers may take $needed MB together." "give the engine more, or lower the services' memory in .projenrc"
  else
    report memory ok "Memory: the engine has $have MB, the containers may take $needed MB together"
  fi
}

# seconds_of TIME : an RFC 3339 time as seconds since 1970; date's options differ from system to system
seconds_of() {
  awk -v time="$1" 'BEGIN {
    split(substr(time, 1, 19), t, /[-T:]/)
    y = t[1]; m = t[2]; if (m <= 2) { y--; m += 12 }
    days = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + t[3] - 719469
    zone = 0
    if (match(time, /[+-][0-9][0-9]:[0-9][0-9]$/)) {
      zone = substr(time, RSTART + 1, 2) * 3600 + substr(time, RSTART + 4, 2) * 60
      if (substr(time, RSTART, 1) == "-") zone = -zone
    }
    printf "%d", days * 86400 + t[4] * 3600 + t[5] * 60 + t[6] - zone }'
}

check_clock() {
  local skew
  [ -n "$(fact engine)" ] || return 0
  skew=$(($(seconds_of "$(fact time)") - $(cat "$work/asked")))
  if [ ${skew#-} -gt 60 ]; then
    report clock warning "Clock: the engine's differs by ${skew#-} s from this machine's; certificates and package lists can look invalid." 'set both clocks by NTP; with Docker Desktop, restart it'
  else
    report clock ok "Clock: the engine's agrees with this machine's"
  fi
}

check_architecture() {
  local engine image built emulated=''
  [ -n "$(fact engine)" ] || return 0
  engine=$(fact architecture)
  case $engine in x86_64) engine=amd64 ;; aarch64) engine=arm64 ;; esac
  for image in ${IMAGES[@]+"${IMAGES[@]}"}; do
    built=$(docker image inspect --format '{{.Architecture}}' "$image:${IMAGE_TAG:-$DEFAULT_TAG}" 2>/dev/null) || continue
    [ "$built" = "$engine" ] || emulated="$emulated $image ($built)"
  done
  if [ -n "$emulated" ]; then
    report architecture warning "Architecture: the engine is $engine, so these run under emulation, slowly:$emulated." "$(task "$TASK_BUILD_IMAGES")"
  elif [ -n "${DOCKER_DEFAULT_PLATFORM:-}" ] && [ "${DOCKER_DEFAULT_PLATFORM#linux/}" != "$engine" ]; then
    report architecture warning "Architecture: DOCKER_DEFAULT_PLATFORM=$DOCKER_DEFAULT_PLATFORM makes the $engine engine emulate." 'unset DOCKER_DEFAULT_PLATFORM'
  elif grep -q '^FROM *--platform=' "$PINS_FILE" && ! grep -q "^FROM *--platform=linux/$engine" "$PINS_FILE"; then
    report architecture warning "Architecture: $PINS_FILE asks for another platform than the engine's, $engine." "take --platform out of $PINS_FILE; then npx projen"
  else
    report architecture ok "Architecture: $engine, nothing emulated"
  fi
}

check_proxy() {
  local proxy=${HTTPS_PROXY:-${https_proxy:-${HTTP_PROXY:-${http_proxy:-}}}} authority exceptions=${NO_PROXY:-${no_proxy:-}}
  local configuration=${DOCKER_CONFIG:-$HOME/.docker}/config.json fix='https://docs.docker.com/engine/cli/proxy/'
  if [ -n "$proxy" ]; then
    if ! grep -q '"proxies"' "$configuration" 2>/dev/null; then
      report proxy warning "Proxy: your shell uses one, builds and containers do not: $configuration has no \"proxies\"." "$fix"
    elif [[ $proxy =~ //(localhost|127\.) ]]; then
      report proxy warning 'Proxy: it listens on this machine only, where no container reaches it.' "give it an address that containers reach; $fix"
    elif [[ $exceptions != *localhost* || $exceptions != *127.0.0.1* ]]; then
      report proxy warning 'Proxy: NO_PROXY lacks localhost or 127.0.0.1, so the checks of the stack would go through the proxy.' "export NO_PROXY=localhost,127.0.0.1${exceptions:+,$exceptions}"
    else
      report proxy ok 'Proxy: builds get it too'
    fi
  else
    report proxy ok 'Proxy: none'
  fi
  authority=${NODE_EXTRA_CA_CERTS:-${SSL_CERT_FILE:-${REQUESTS_CA_BUNDLE:-${PIP_CERT:-}}}}
  if [ -z "$authority" ] || [[ $authority == /etc/ssl/* ]]; then
    report certificates ok "Certificates: no authority but the system's"
  elif [ ! -f "$authority" ]; then
    report certificates warning "Certificates: your shell names a file that does not exist: $authority" 'correct NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE or PIP_CERT'
  elif [ -n "${BUILD_CA_FILE:-}" ] || [ -f "$SECRETS_FOLDER/build/ca" ]; then
    report certificates ok 'Certificates: builds get your authority too'
  else
    report certificates note "Certificates: your shell uses $authority, builds do not. If they fail on TLS: BuildSecret.certificateAuthority() and BUILD_CA_FILE=$authority"
  fi
}

check_minikube() {
  if ! command -v minikube >/dev/null; then
    report minikube note "minikube: not installed; only $(task "$TASK_LOAD_MINIKUBE") needs it"
  elif minikube status >/dev/null 2>&1; then
    report minikube ok 'minikube is running'
  else
    report minikube note "minikube: not running; only $(task "$TASK_LOAD_MINIKUBE") needs it"
  fi
}
