#!/usr/bin/env bash
# Makes a deployment group of a Payara Server domain, with two instances on this machine that are set up for Beagle and
# run; or undoes that. Either may be repeated.
#
#   server-config/payara-server/cluster.sh apply [SETTINGS]
#   server-config/payara-server/cluster.sh undo
#
# SETTINGS is a file of Beagle's settings, such as server-config/beagle.properties. The domain must run. Undeploy from the group before undo. What can be set, as environment
# variables, besides those of configure.sh:
#   ASADMIN     the domain's asadmin with its options, "asadmin"
#   GROUP       the deployment group, "beagle"; its configuration is GROUP-config and its instances are GROUP-1, GROUP-2
#   PORT_BASES  "28000 28100": an instance has HTTP at its base + 80, HTTPS at + 81 and its administration at + 48

set -eu

read -ra asadmin <<<"${ASADMIN:-asadmin}"
GROUP=${GROUP:-beagle}
PORT_BASES=${PORT_BASES:-28000 28100}
CONFIG=$GROUP-config
executor=concurrent/beagle
configure=$(dirname "$0")/configure.sh

main() {
  case ${1:-} in
    apply | undo) ;;
    *) fail "Say apply or undo: $0 apply [SETTINGS]" ;;
  esac
  "$1" "${2:-/dev/null}"
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

apply() {
  has list-configs "$CONFIG" || asadmin copy-config default-config "$CONFIG"
  has list-deployment-groups "$GROUP" || asadmin create-deployment-group "$GROUP"
  local base number=0
  for base in $PORT_BASES; do
    number=$((number + 1))
    has list-instances "$GROUP-$number" ||
      asadmin create-local-instance --config "$CONFIG" --deploymentgroup "$GROUP" --portbase "$base" "$GROUP-$number"
  done
  TARGET=$(instances) CONFIG=$CONFIG "$configure" apply "$1"
  asadmin start-deployment-group "$GROUP"
}

# What has been set goes with the configuration, but for the executor.
undo() {
  local name
  if has list-deployment-groups "$GROUP"; then
    asadmin stop-deployment-group "$GROUP"
    for name in $(instances); do
      asadmin delete-local-instance "$name"
    done
    asadmin delete-deployment-group "$GROUP"
  fi
  if has list-configs "$CONFIG"; then
    asadmin delete-config "$CONFIG"
  fi
  if is "resources.managed-executor-service.*" && ! is "servers.server.*"; then
    asadmin create-resource-ref "$executor" # Only what a server refers to can be deleted.
    asadmin delete-managed-executor-service "$executor"
  fi
}

# is NAMES: whether the executor is among these.
is() {
  "${asadmin[@]}" get "$1" </dev/null | grep -qE "=$executor$"
}

instances() {
  listed list-instances | grep -E "^$GROUP-[0-9]+$" | tr '\n' ' ' || true
}

# has LIST NAME: whether asadmin LIST has it.
has() {
  listed "$1" | grep -qFx -- "$2"
}

# The first word of each line.
listed() {
  local lines
  lines=$("${asadmin[@]}" --terse "$1" </dev/null)
  awk '{ print $1 }' <<<"$lines"
}

asadmin() {
  "${asadmin[@]}" "$@" </dev/null
}

main "$@"
