#!/bin/sh
# Stand-in for the official image's entrypoint: options or a .conf file go to the server, root steps down.
set -e
name=$(cat /etc/stand-in-name)
case $1 in
  server) shift; set -- "$name-server" "$@" ;;
  -* | *.conf) set -- "$name-server" "$@" ;;
esac
if [ "$1" = "$name-server" ] && [ "$(id -u)" = 0 ]; then
  find . \! -user "$name" -exec chown "$name" {} +
  exec setpriv --reuid="$name" --regid="$name" --clear-groups -- "$0" "$@"
fi
exec "$@"
