-- Withdraws a job that nobody waits for any more.
-- KEYS[1] jobs, KEYS[2] state of the job, KEYS[3] counts, KEYS[4] replies of its web node,
-- KEYS[5] its pixels
-- ARGV[1] group, ARGV[2] id, ARGV[3] why: expired, cancelled, or moved to another shard, from which it
-- may come back,
-- ARGV[4] what to tell the web node that waits, or nothing, ARGV[5] how long replies are kept, in ms
-- Returns 1 if its result will never be seen, 0 if it is finished or unknown.
local job = redis.call('HMGET', KEYS[2], 'state', 'entry', 'async')
if job[1] ~= 'waiting' and job[1] ~= 'running' then
  return 0
end
if job[1] == 'running' and job[3] == '1' and ARGV[3] == 'expired' then
  return 0
end
if job[1] == 'waiting' then
  remove(KEYS[1], ARGV[1], job[2])
  redis.call('DEL', KEYS[5])
  count(KEYS[3], ARGV[3] == 'expired' and 'expired' or 'abandoned', 1)
end
if ARGV[3] == 'moved' then
  if job[1] == 'running' then
    -- Its result is as good as the other shard's.
    return 0
  end
  redis.call('DEL', KEYS[2])
  return 1
end
if job[3] == '1' then
  -- Left to expire by itself, so that it is not taken for forgotten.
  redis.call('HSET', KEYS[2], 'state', ARGV[3])
elseif job[1] == 'waiting' then
  redis.call('DEL', KEYS[2])
else
  redis.call('HSET', KEYS[2], 'state', 'cancelled')
end
if ARGV[4] ~= '' then
  reply(KEYS[4], ARGV[2], ARGV[4], ARGV[5])
end
return 1
