#!/usr/bin/env bash
# Takes a web node out of nginx before its WAR is changed, or puts it back when it is ready again.
#
#   server-config/nginx/node.sh down 127.0.0.1:8081 [CONFIGURATION [DIRECTORY]]
#   server-config/nginx/node.sh up   127.0.0.1:8081 [CONFIGURATION [DIRECTORY]]
#
# CONFIGURATION is nginx's file with the line "server 127.0.0.1:8081 …", DIRECTORY the one that nginx was started with (-p).
# Returns when no nginx process is left that goes by the old file: requests that such a one has passed on are answered.

set -euo pipefail
PATH=$PATH:/usr/sbin

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

[ "$#" -ge 2 ] || fail "Say which node: $0 down|up HOST:PORT [CONFIGURATION [DIRECTORY]]"
state=$1
node=$2
configuration=$(realpath "${3:-server-config/nginx/nginx.conf}")
directory=$(realpath "${4:-target/nginx}")

line="^ *server ${node//./\\.}[ ;]"
grep -q "$line" "$configuration" || fail "$configuration has no line \"server $node …;\"."
sed -i "/$line/ s/ down;/;/" "$configuration"
case $state in
  down) sed -i "/$line/ s/;/ down;/" "$configuration" ;;
  up) ;;
  *) fail "Say down or up, not $state." ;;
esac

master=$(cat "$directory/nginx.pid")
mapfile -t old < <(ps --ppid "$master" -o pid= | tr -d ' ')
nginx -p "$directory" -c "$configuration" -s reload
for process in "${old[@]}"; do
  while kill -0 "$process" 2>/dev/null; do
    sleep 0.1
  done
done
echo "$node is $state"
