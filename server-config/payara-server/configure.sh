#!/usr/bin/env bash
# Sets a Payara Server up for Beagle, or undoes that. Either may be repeated.
#
#   server-config/payara-server/configure.sh apply [SETTINGS]
#   server-config/payara-server/configure.sh undo [SETTINGS]
#
# SETTINGS is a file of Beagle's settings, such as server-config/beagle.properties. The domain must run. Restart it
# afterwards: JVM options are read when a server starts. What can be set, as environment variables:
#   ASADMIN           the domain's asadmin with its options, "asadmin"
#   TARGET            the server or instances that get the executor, "server"
#   CONFIG            their configuration, "server-config"
#   HEAP              the most memory for Java objects, 1g: the worker's class loader reads native libraries of 100 MB into it
#   NATIVE            the most native memory that JavaCPP hands out, 2g: weights and activations
#   PHYSICAL          the most physical memory of the whole JVM before JavaCPP refuses, 4g
#   EXECUTOR_THREADS  32: a worker needs one for each model and shard and two for each shard, a web node two for each shard
#   HTTP_THREADS      32: requests hold one while they are read, none while they wait
#   TLS_NICKNAME      the certificate of the TLS listener in the domain's keystore, s1as
#   TLS_KEYSTORE      a keystore in place of the domain's, with TLS_PASSWORD
#
# No body limit is set: Payara has none, and Beagle counts what it reads (beagle.upload.max-bytes).

set -eu

read -ra asadmin <<<"${ASADMIN:-asadmin}"
read -ra targets <<<"${TARGET:-server}"
CONFIG=${CONFIG:-server-config}
executor=concurrent/beagle
pool=configs.config.$CONFIG.thread-pools.thread-pool.http-thread-pool
levels=configs.config.$CONFIG.monitoring-service.module-monitoring-levels
ssl=configs.config.$CONFIG.network-config.protocols.protocol.http-listener-2.ssl
commands=$(mktemp)
trap 'rm -f "$commands" "$commands.next"' EXIT

main() {
  local settings=${2:-/dev/null}
  [ -r "$settings" ] || fail "There is no file $settings."
  case ${1:-} in
    apply | undo) ;;
    *) fail "Say apply or undo: $0 apply [SETTINGS]" ;;
  esac
  present=$(state)
  "$1" "$settings"
  run
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# What there is, one a line. Only what differs is changed: creating fails when repeated, and an executor that is set anew,
# be it to the same, ends the loops that run in it.
state() {
  add list-jvm-options --target "$CONFIG"
  local names
  for names in resources.managed-executor-service servers.server "$pool" "$levels" "$ssl"; do
    add get "$names.*"
  done
  run
}

apply() {
  executor "${EXECUTOR_THREADS:-32}"
  jvm_options "-Xmx${HEAP:-1g}" "-Dorg.bytedeco.javacpp.maxBytes=${NATIVE:-2g}" \
    "-Dorg.bytedeco.javacpp.maxPhysicalBytes=${PHYSICAL:-4g}"
  change "$pool.max-thread-pool-size=${HTTP_THREADS:-32}"
  monitor HIGH
  change "$ssl.cert-nickname=${TLS_NICKNAME:-s1as}" "$ssl.tls12-enabled=true" "$ssl.tls13-enabled=true"
  if [ -n "${TLS_KEYSTORE:-}" ]; then
    change "$ssl.key-store=$TLS_KEYSTORE" "$ssl.key-store-password=$TLS_PASSWORD"
  fi
  setting beagle.executor "$executor"
  each_setting "$1" setting
}

undo() {
  each_setting "$1" no_setting
  no_setting beagle.executor
  no_executor
  jvm_options -Xmx512m
  change "$pool.max-thread-pool-size=5"
  monitor OFF
  change "$ssl.cert-nickname=s1as"
  if grep -q "^$ssl.key-store=." <<<"$present"; then
    change "$ssl.key-store=" "$ssl.key-store-password="
  fi
}

# change NAME=VALUE...
change() {
  local value
  for value in "$@"; do
    has "$value" || add set "$value"
  done
}

has() {
  grep -qFx -- "$1" <<<"$present"
}

# executor THREADS: for each target. (Made for a deployment group, Payara would have no server refer to it.)
executor() {
  local target new=
  if ! has "resources.managed-executor-service.$executor.core-pool-size=$1"; then
    no_executor
    new=1
  fi
  for target in "${targets[@]}"; do
    if [ -n "$new" ] && [ "$target" = "${targets[0]}" ]; then
      add create-managed-executor-service --target "$target" --longrunningtasks=true \
        --corepoolsize="$1" --maximumpoolsize="$1" "$executor"
    elif [ -n "$new" ] || ! refers "$target"; then
      add create-resource-ref --target "$target" "$executor"
    fi
  done
}

# Goes with the last server that refers to it.
no_executor() {
  local target others
  others=$(grep -cE "^servers\.server\.[^.]+\.resource-ref\.$executor\.ref=" <<<"$present") || true
  for target in "${targets[@]}"; do
    if refers "$target"; then
      others=$((others - 1))
      if [ "$others" = 0 ]; then
        add delete-managed-executor-service --target "$target" "$executor"
      else
        add delete-resource-ref --target "$target" "$executor"
      fi
    fi
  done
}

refers() {
  has "servers.server.$1.resource-ref.$executor.ref=$executor"
}

# What the consoles show: each batch as a call of the worker's bean, executors, HTTP threads and requests, the JVM. Threads
# one by one, which HIGH would show, are left out.
monitor() {
  local low=LOW
  [ "$1" = HIGH ] || low=OFF
  change "$levels.ejb-container=$1" "$levels.thread-pool=$1" "$levels.http-service=$1" \
    "$levels.web-container=$1" "$levels.jvm=$low"
}

# Makes these the only options of their kinds.
jvm_options() {
  local option
  while read -r option; do
    has "$option" && ! among "$option" "$@" && add delete-jvm-options --target "$CONFIG" "$(escaped "$option")"
  done < <(grep -E '^(-Xmx|-Dorg\.bytedeco\.javacpp\.)' <<<"$present")
  for option in "$@"; do
    has "$option" || add create-jvm-options --target "$CONFIG" "$(escaped "$option")"
  done
}

among() {
  local wanted=$1
  shift
  printf '%s\n' "$@" | grep -qFx -- "$wanted"
}

# A colon separates options.
escaped() {
  printf '%s' "${1//:/\\:}"
}

# each_setting FILE FUNCTION
each_setting() {
  local key value
  while IFS='=' read -r key value || [ -n "$key" ]; do
    case $key in
      '' | '#'*) ;;
      *) "$2" "$key" "$value" ;;
    esac
  done <"$1"
}

setting() {
  add set-config-property --source=config --sourcename="$CONFIG" --propertyname="$1" --propertyvalue="$2"
}

no_setting() {
  setting "$1" unset # Deleting what is not there fails.
  add delete-config-property --source=config --sourcename="$CONFIG" --propertyname="$1"
}

add() {
  printf '%s ' "$@" >>"$commands.next"
  printf '\n' >>"$commands.next"
}

# All commands in one asadmin: starting it takes longer than any of them.
run() {
  local output
  [ ! -f "$commands.next" ] || mv "$commands.next" "$commands"
  output=$(TERM=dumb "${asadmin[@]}" multimode --printprompt=false --file "$commands" </dev/null 2>&1) || true
  if ! grep -qF 'Command multimode executed successfully.' <<<"$output" ||
    grep -E '^(remote failure|Command .* (failed|not found))' <<<"$output" >&2; then
    fail "$output"
  fi
  printf '%s\n' "$output"
}

main "$@"
