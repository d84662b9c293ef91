#!/bin/sh
# Builds an example, reconstruct, occlude or scan (quick after the first time), and runs it where you are.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
example=${1:-}
if [ ! -f "$here/$example/main.go" ]; then
  echo "usage: run.sh reconstruct|occlude|scan [arguments]; -help tells which" >&2
  exit 2
fi
shift
go build -C "$here" -o "$here/.cache/$example" "./$example"
exec "$here/.cache/$example" "$@"
