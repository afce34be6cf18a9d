-- Drops a job: its web node has cancelled it, a client has withdrawn it, it has expired, or this
-- shard releases its copy of a job that is elsewhere.
-- KEYS[1] jobs, KEYS[2] state of the job, KEYS[3] counts, KEYS[4] replies of its web node,
-- KEYS[5] its pixels
-- ARGV[1] group, ARGV[2] id, ARGV[3] the reason: cancelled, withdrawn, expired, or released, after
-- which the job may come back,
-- ARGV[4] the result for the web node that waits, or nothing, ARGV[5] how long replies are kept, in ms
-- Returns 1 if its result will never be seen, 0 if it is finished or unknown.
local job = redis.call('HMGET', KEYS[2], 'state', 'entry', 'async')
local running = job[1] == 'running'
if job[1] ~= 'waiting' and not running then
  return 0
end
if running and job[3] == '1' and ARGV[3] == 'expired' then
  return 0
end
if not running then
  remove(KEYS[1], ARGV[1], job[2])
  redis.call('DEL', KEYS[5])
  count(KEYS[3], ARGV[3] == 'expired' and 'expired' or 'abandoned', 1)
end
if ARGV[3] == 'released' then
  if running then
    -- Its result is as good as the other shard's.
    return 0
  end
  redis.call('DEL', KEYS[2])
  return 1
end
if job[3] == '1' then
  -- Expires by itself: a job whose state is missing would be taken for forgotten.
  redis.call('HSET', KEYS[2], 'state', ARGV[3])
elseif running then
  redis.call('HSET', KEYS[2], 'state', 'cancelled')
else
  redis.call('DEL', KEYS[2])
end
if ARGV[4] ~= '' then
  reply(KEYS[4], ARGV[2], ARGV[4], ARGV[5])
end
return 1
