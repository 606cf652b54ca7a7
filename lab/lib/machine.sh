# shellcheck shell=bash
# Which machines the lab can run on.

capable() { # BIT : whether this process holds the capability (linux/capability.h)
  local effective
  effective=$(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status)
  (((16#$effective >> $1) & 1))
}

debian_release() { # KEY : its value in /etc/os-release
  (
    # shellcheck disable=SC1091
    . /etc/os-release 2>/dev/null || true
    printf '%s\n' "${!1:-}"
  )
}

missing_packages() { # the Debian packages that the lab needs and cannot bring along itself
  local need
  for need in curl:curl ip:iproute2 npm:npm python3:python3 wget:wget xz:xz-utils; do
    command -v "${need%%:*}" >/dev/null || printf '%s ' "${need#*:}"
  done
  [ -e /etc/ssl/certs/ca-certificates.crt ] || printf 'ca-certificates '
  python3 -m pip --version >/dev/null 2>&1 || printf 'python3-pip '
}

# obstacle : one sentence on why the lab cannot run here; nothing when it can
obstacle() {
  local missing
  if [ "$(uname -s)" != Linux ]; then
    echo "the lab needs Debian 12 or newer, this is $(uname -s)."
  elif [ "$(debian_release ID)" != debian ] || ! command -v apt-get >/dev/null; then
    echo "the lab needs Debian 12 or newer with apt, this is $(debian_release PRETTY_NAME)."
  elif [[ $(debian_release VERSION_ID) =~ ^[0-9]+$ ]] && (($(debian_release VERSION_ID) < 12)); then
    echo "the lab needs Debian 12 or newer, this is $(debian_release PRETTY_NAME)."
  elif [ "$(dpkg --print-architecture 2>/dev/null)" != amd64 ]; then
    echo "the lab's images are made for amd64, this machine is $(dpkg --print-architecture)."
  elif [ "$(id -u)" != 0 ]; then
    echo "the lab needs root (it starts a Docker Engine), this is user $(id -un 2>/dev/null || id -u)."
  elif ! capable 21; then
    echo "the lab needs CAP_SYS_ADMIN (containers mount file systems), and this process lacks it: an unprivileged container?"
  elif ! capable 12; then
    echo "the lab needs CAP_NET_ADMIN (containers get networks), and this process lacks it: an unprivileged container?"
  elif [[ $LAB_HOME != /* || $LAB_HOME =~ [^A-Za-z0-9\ ._/+@-] || $LAB_HOME == */ ]]; then
    echo "LAB_HOME must be an absolute path of letters, digits, spaces and ._+@- without a slash at its end, it is '$LAB_HOME'."
  elif ((${#LAB_HOME} > 64)); then
    echo "LAB_HOME must be at most 64 characters long (it holds unix sockets), '$LAB_HOME' has ${#LAB_HOME}."
  elif [ ! -e "$LAB_MARKER" ] && [ -n "$(ls -A "$LAB_HOME" 2>/dev/null)" ]; then
    echo "LAB_HOME must be a folder of the lab's own, '$LAB_HOME' holds something else."
  elif [ ! -e "$LAB_ENGINE" ] && missing=$(missing_packages) && [ -n "$missing" ]; then
    echo "the lab needs a few more packages: apt-get install -y ${missing% }."
  fi
}
