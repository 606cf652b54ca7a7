#!/bin/sh
# Writes the files with values of NEXT_PUBLIC_* variables, then execs nginx. Only /tmp has to be writable.
set -eu
cd /srv/public-environment/files
find . -type d -exec mkdir -p /tmp/site/{} ';'
find . -type f | awk -f ../fill.awk
exec /usr/sbin/nginx
