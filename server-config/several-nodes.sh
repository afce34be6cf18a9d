#!/usr/bin/env bash
# Starts, on this machine: two workers, two web nodes, a Redis and a load balancer. Ctrl-C stops them all.
#
#   server-config/several-nodes.sh
#
# What can be set, as environment variables, besides Beagle's own settings (BEAGLE_MODELS for beagle.models, ...):
#   BALANCER        haproxy or nginx; unset, the first of the two that is installed
#   BALANCER_PORT   where clients go, 8080
#   WEB_PORTS       "8081 8082"
#   WORKER_PORTS    "8083 8084"
#   HEAP            the most that each of the four JVMs may have for Java objects, 1g
#   WORK_DIR        where logs and the Redis' data go, target/several-nodes

set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
BALANCER_PORT=${BALANCER_PORT:-8080}
read -r web_1 web_2 <<<"${WEB_PORTS:-8081 8082}"
read -r worker_1 worker_2 <<<"${WORKER_PORTS:-8083 8084}"
HEAP=${HEAP:-1g}
WORK_DIR=${WORK_DIR:-$home/target/several-nodes}
START_SECONDS=300
DRAIN_SECONDS=35 # above beagle.predict.timeout
STOP_SECONDS=60

names=()
pids=()

say() {
  printf '%s\n' "$*"
}

fail() {
  printf '%s\n' "$*" >&2
  stop
  exit 1
}

main() {
  choose_balancer
  check_files
  check_ports
  mkdir -p "$WORK_DIR"
  WORK_DIR=$(cd "$WORK_DIR" && pwd)
  # All four find the embedded Redis by its directory; it is not used if BEAGLE_REDIS_URI is set.
  export BEAGLE_REDIS_DATA_DIR="${BEAGLE_REDIS_DATA_DIR:-$WORK_DIR/redis}"
  trap 'say "Stopping."; stop; exit 0' INT TERM HUP

  # The embedded Redis lives as long as the JVM that came first. That is this worker, which is stopped last.
  start_server worker-1 "$worker_1" beagle-worker.war /worker
  await worker-1 "$worker_1" /worker/health/live
  start_server worker-2 "$worker_2" beagle-worker.war /worker
  start_server web-1 "$web_1" beagle.war /
  start_server web-2 "$web_2" beagle.war /
  await web-1 "$web_1" /api/health/ready
  await web-2 "$web_2" /api/health/ready
  await worker-2 "$worker_2" /worker/health/ready
  start_balancer
  await "$BALANCER" "$BALANCER_PORT" /api/health/ready

  say "Beagle is ready at http://localhost:$BALANCER_PORT/ (logs in $WORK_DIR; Ctrl-C stops it):"
  for i in "${!names[@]}"; do
    say "  ${names[i]}: process ${pids[i]}, log ${names[i]}.log"
  done
  watch
}

choose_balancer() {
  PATH=$PATH:/usr/local/sbin:/usr/sbin # where the balancers are, but not on every user's path
  if [ -z "${BALANCER:-}" ]; then
    BALANCER=haproxy
    command -v haproxy >/dev/null || BALANCER=nginx
  fi
  case $BALANCER in
    haproxy | nginx) ;;
    *) fail "BALANCER is \"$BALANCER\": say haproxy or nginx." ;;
  esac
  command -v "$BALANCER" >/dev/null ||
    fail "There is no $BALANCER. Install haproxy or nginx, for example with: apt-get install haproxy"
}

check_files() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || fail "There is no java. Install a JDK 17 or set JAVA_HOME."
  for file in beagle.war beagle-worker.war servers/payara-micro.jar; do
    [ -f "$home/target/$file" ] ||
      fail "There is no target/$file. Build it in $home: mvn -B package -DskipTests"
  done
}

check_ports() {
  for port in "$BALANCER_PORT" "$web_1" "$web_2" "$worker_1" "$worker_2"; do
    if (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      fail "Port $port is taken. Stop what listens there, or set BALANCER_PORT, WEB_PORTS or WORKER_PORTS."
    fi
  done
}

# start NAME COMMAND...: a process group of its own, so that Ctrl-C is for this script alone.
start() {
  local name=$1
  shift
  set -m
  "$@" </dev/null >"$WORK_DIR/$name.log" 2>&1 &
  set +m
  names+=("$name")
  pids+=($!)
}

# start_server NAME PORT WAR CONTEXT_ROOT
start_server() {
  start "$1" "$java" "-Xmx$HEAP" -jar "$home/target/servers/payara-micro.jar" \
    --nocluster --port "$2" --deploy "$home/target/$3" --contextroot "$4"
}

# The shipped files as they are, but for the ports.
start_balancer() {
  local ports=(-e "s/:8081/:$web_1/" -e "s/:8082/:$web_2/")
  if [ "$BALANCER" = haproxy ]; then
    sed "${ports[@]}" -e "s/bind :8080/bind :$BALANCER_PORT/" \
      "$home/server-config/haproxy/haproxy.cfg" >"$WORK_DIR/haproxy.cfg"
    start haproxy haproxy -db -f "$WORK_DIR/haproxy.cfg"
  else
    sed "${ports[@]}" -e "s/listen 8080/listen $BALANCER_PORT/" \
      "$home/server-config/nginx/nginx.conf" >"$WORK_DIR/nginx.conf"
    mkdir -p "$WORK_DIR/nginx"
    # Started by root, nginx would become a user that may have no access to this directory.
    start nginx nginx -p "$WORK_DIR/nginx" -c "$WORK_DIR/nginx.conf" \
      -g "daemon off; user $(id -un) $(id -gn);"
  fi
}

# answers PORT PATH: whether that is answered with 200.
answers() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&3
    read -r -t 5 _ status _ <&3
    [ "$status" = 200 ]
  ) 2>/dev/null
}

# await NAME PORT PATH
await() {
  local end=$((SECONDS + START_SECONDS))
  until answers "$2" "$3"; do
    check_all_run
    [ "$SECONDS" -lt "$end" ] ||
      fail "$1 does not answer http://localhost:$2$3 with 200 after $START_SECONDS s: see $WORK_DIR/$1.log"
    sleep 0.2
  done
}

check_all_run() {
  for i in "${!pids[@]}"; do
    runs "${pids[i]}" || fail "${names[i]} has ended: see $WORK_DIR/${names[i]}.log"
  done
}

runs() {
  kill -0 "$1" 2>/dev/null
}

# Says who ends, and goes on with the others.
watch() {
  while [ "${#pids[@]}" -gt 0 ]; do
    for i in "${!pids[@]}"; do
      if ! runs "${pids[i]}"; then
        say "${names[i]} has ended: see $WORK_DIR/${names[i]}.log"
        unset "pids[i]"
      fi
    done
    sleep 1
  done
}

# The balancer first, which ends what it has in hand; then the web nodes; then the workers, the first one last.
stop() {
  trap '' INT TERM HUP
  end haproxy USR1 "$DRAIN_SECONDS"
  end nginx QUIT "$DRAIN_SECONDS"
  for name in web-1 web-2 worker-2 worker-1; do
    end "$name" TERM "$STOP_SECONDS"
  done
  await_end_of_redis
}

# end NAME SIGNAL SECONDS
end() {
  for i in "${!pids[@]}"; do
    if [ "${names[i]}" = "$1" ] && runs "${pids[i]}"; then
      kill "-$2" "${pids[i]}"
      await_end "${pids[i]}" "$3" || kill -KILL -- "-${pids[i]}"
    fi
  done
}

# The embedded Redis ends by itself with the last of its users.
await_end_of_redis() {
  local file="${BEAGLE_REDIS_DATA_DIR:-}/redis.pid"
  [ -n "${BEAGLE_REDIS_URI:-}" ] || [ ! -f "$file" ] || await_end "$(cat "$file")" 10 || true
}

# await_end PID SECONDS
await_end() {
  local end=$((SECONDS + $2))
  while runs "$1"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

main
