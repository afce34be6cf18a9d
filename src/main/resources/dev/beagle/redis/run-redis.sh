# Runs a server for as long as whoever started this script lives: its end of the pipe on the
# standard input goes when it does, even by SIGKILL, and then the server is asked to stop.
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
