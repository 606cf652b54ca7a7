#!/usr/bin/env bash
# Runs a command and ends with its status, also when a signal ended it: projen takes that for a success.
"$@"
exit $?
