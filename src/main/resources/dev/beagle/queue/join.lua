-- Creates the stream of jobs, and the group of workers that reads it, unless they exist. The group
-- begins at the first entry: after a flush or a failover the stream may exist without it.
-- KEYS[1] jobs
-- ARGV[1] group, ARGV[2] how long an empty stream is kept, in ms
-- Returns OK.
local made = redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')
if made.err and not string.find(made.err, 'BUSYGROUP', 1, true) then
  return made
end
keep(KEYS[1], ARGV[2])
return redis.status_reply('OK')
