-- Admits a job whose pixels have just been set, unless the queue is full; then they are deleted.
-- Admitting a job twice changes nothing.
-- KEYS[1] jobs, KEYS[2] state of the job, KEYS[3] its result, KEYS[4] its pixels, KEYS[5] counts
-- ARGV[1] group, ARGV[2] capacity, ARGV[3] timeout in ms,
-- ARGV[4] how long the state outlives the deadline, in ms,
-- ARGV[5] the deadline in ms by the server's clock if the web node knows that clock, or nothing: a
-- server that hung may run this script late, when no client waits any more,
-- then the names and values of the job's entry but for the deadline
-- Returns 1 when the job is in the queue, finished or expired, 0 when the queue is full.
local known = redis.call('HGET', KEYS[2], 'state')
if known == 'waiting' or known == 'running' then
  return 1
end
if known or redis.call('EXISTS', KEYS[3]) == 1 then
  redis.call('DEL', KEYS[4])
  return 1
end

local job = fields(ARGV, 6)
local time = now()
local deadline = math.min(time + ARGV[3], tonumber(ARGV[5]) or math.huge)
if deadline <= time then
  if job.async == '1' then
    redis.call('HSET', KEYS[2], 'state', 'expired', 'model', job.model, 'async', job.async)
    redis.call('PEXPIRE', KEYS[2], ARGV[4])
  end
  redis.call('DEL', KEYS[4])
  count(KEYS[5], 'expired', 1)
  return 1
end

-- Jobs that dead workers have left behind are at the front; their deadlines pass some day.
while redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) do
  local front = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  local oldest = fields(front[2], 1)
  local last = tonumber(oldest.deadline)
  if last and last > time then
    redis.call('DEL', KEYS[4])
    return 0
  end
  remove(KEYS[1], ARGV[1], front[1])
  count(KEYS[5], 'expired', 1)
  if oldest.id then
    -- In the slot of the others: the same key with another id.
    local state = string.gsub(KEYS[2], job.id, oldest.id)
    forget(state, oldest.async, 'expired')
  end
end

deadline = whole(deadline)
local entry = redis.call('XADD', KEYS[1], '*', 'deadline', deadline, unpack(ARGV, 6))
keep(KEYS[1], ARGV[3] + ARGV[4])
redis.call('HSET', KEYS[2],
  'state', 'waiting', 'model', job.model, 'entry', entry, 'deadline', deadline,
  'reply', job.reply, 'async', job.async, 'deliveries', 0)
redis.call('PEXPIRE', KEYS[2], ARGV[3] + ARGV[4])
return 1
