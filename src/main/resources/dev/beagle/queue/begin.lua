-- Marks jobs that a worker has just read as running, and drops those that nobody waits for: the
-- deadline is past, or the job was withdrawn.
-- KEYS[1] jobs, KEYS[2...] state of each job
-- ARGV[1] group, ARGV[2] worker, then for each job its entry and its deadline
-- Returns for each job 1 if it is to be run, 0 if it was dropped.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local live = {}
for i = 2, #KEYS do
  local entry, deadline = ARGV[2 * i - 1], tonumber(ARGV[2 * i])
  local state = redis.call('HGET', KEYS[i], 'state')
  if state and state ~= 'cancelled' and deadline > now then
    redis.call('HSET', KEYS[i], 'state', 'running', 'worker', ARGV[2])
    live[i - 1] = 1
  else
    redis.call('XACK', KEYS[1], ARGV[1], entry)
    redis.call('XDEL', KEYS[1], entry)
    redis.call('DEL', KEYS[i])
    live[i - 1] = 0
  end
end
return live
