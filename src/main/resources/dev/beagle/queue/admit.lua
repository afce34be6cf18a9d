-- Admits a job whose pixels have just been set, unless the queue is full; then they are deleted.
-- Admitting a job twice changes nothing.
-- KEYS[1] jobs, KEYS[2] state of the job, KEYS[3] its result, KEYS[4] its pixels, KEYS[5] counts
-- ARGV[1] group, ARGV[2] capacity, ARGV[3] timeout in ms,
-- ARGV[4] how long the state outlives the deadline, in ms,
-- ARGV[5] id, ARGV[6] model, ARGV[7] width, ARGV[8] height, ARGV[9] top, ARGV[10] web node that
-- waits, ARGV[11] 1 if it is async or else 0,
-- ARGV[12] the deadline in ms by the server's clock if the web node knows that, or nothing: a server
-- that hung may come to this late, when the web node has long given up
-- Returns 1 when the job is in the queue, finished or expired, 0 when the queue is full.
local known = redis.call('HGET', KEYS[2], 'state')
if known == 'waiting' or known == 'running' then
  return 1
end
if known or redis.call('EXISTS', KEYS[3]) == 1 then
  redis.call('DEL', KEYS[4])
  return 1
end

local time = now()
local deadline = math.min(time + ARGV[3], tonumber(ARGV[12]) or math.huge)
if deadline <= time then
  if ARGV[11] == '1' then
    redis.call('HSET', KEYS[2], 'state', 'expired', 'model', ARGV[6], 'async', ARGV[11])
    redis.call('PEXPIRE', KEYS[2], ARGV[4])
  end
  redis.call('DEL', KEYS[4])
  count(KEYS[5], 'expired', 1)
  return 1
end

-- What workers that died have left behind is at the front; its time is up some day.
while redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) do
  local front = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  local last, id, async
  for i = 1, #front[2], 2 do
    if front[2][i] == 'deadline' then
      last = tonumber(front[2][i + 1])
    elseif front[2][i] == 'id' then
      id = front[2][i + 1]
    elseif front[2][i] == 'async' then
      async = front[2][i + 1]
    end
  end
  if last and last > time then
    redis.call('DEL', KEYS[4])
    return 0
  end
  remove(KEYS[1], ARGV[1], front[1])
  count(KEYS[5], 'expired', 1)
  if id then
    -- In the slot of the others: the same key with another id.
    local state = string.gsub(KEYS[2], ARGV[5], id)
    forget(state, async, 'expired')
  end
end

deadline = whole(deadline)
local entry = redis.call('XADD', KEYS[1], '*',
  'id', ARGV[5], 'model', ARGV[6], 'width', ARGV[7], 'height', ARGV[8], 'top', ARGV[9],
  'reply', ARGV[10], 'async', ARGV[11], 'deadline', deadline)
keep(KEYS[1], ARGV[3] + ARGV[4])
redis.call('HSET', KEYS[2],
  'state', 'waiting', 'model', ARGV[6], 'entry', entry, 'deadline', deadline, 'reply', ARGV[10],
  'async', ARGV[11], 'deliveries', 0)
redis.call('PEXPIRE', KEYS[2], ARGV[3] + ARGV[4])
return 1
