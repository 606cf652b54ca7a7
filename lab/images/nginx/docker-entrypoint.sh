#!/bin/sh
# Stand-in for the official image's entrypoint, which configures nginx only where the command is plainly "nginx".
exec "$@"
