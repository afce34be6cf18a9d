-- Withdraws a job that nobody waits for any more.
-- KEYS[1] jobs, KEYS[2] state of the job
-- ARGV[1] group
-- Returns 1 if it will never run, 0 if it runs, is finished or is unknown.
local job = redis.call('HMGET', KEYS[2], 'state', 'entry')
if job[1] == 'waiting' then
  redis.call('XACK', KEYS[1], ARGV[1], job[2])
  redis.call('XDEL', KEYS[1], job[2])
  redis.call('DEL', KEYS[2])
  return 1
end
if job[1] == 'running' then
  redis.call('HSET', KEYS[2], 'state', 'cancelled')
end
return 0
