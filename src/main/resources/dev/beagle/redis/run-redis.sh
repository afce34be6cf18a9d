# Runs a Redis server until the process that started this script ends, even by SIGKILL: its end of
# the pipe on the standard input is closed then, and the server is told to stop.
# Arguments: the server's command line.
umask 077
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{
  while read -r line; do :; done
  kill -TERM $server
} <&3 &
watcher=$!
exec 3<&-
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code
