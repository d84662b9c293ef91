#!/bin/sh
# Builds the client (quick after the first time) and runs it where you are.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
go build -C "$here" -o "$here/.cache/reconstruct" .
exec "$here/.cache/reconstruct" "$@"
