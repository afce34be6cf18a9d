-- Admits a job whose pixels have just been set, unless the queue is full; then they are deleted.
-- Admitting a job twice changes nothing.
-- KEYS[1] jobs, KEYS[2] state of the job, KEYS[3] its result, KEYS[4] its pixels, KEYS[5] counts
-- ARGV[1] group, ARGV[2] capacity, ARGV[3] timeout in ms,
-- ARGV[4] how long the state outlives the deadline, in ms,
-- ARGV[5] id, ARGV[6] model, ARGV[7] width, ARGV[8] height, ARGV[9] top, ARGV[10] web node that
-- waits, ARGV[11] 1 if it is async or else 0
-- Returns 1 when the job is in the queue or finished, 0 when the queue is full.
local known = redis.call('HGET', KEYS[2], 'state')
if known == 'waiting' or known == 'running' then
  return 1
end
if known or redis.call('EXISTS', KEYS[3]) == 1 then
  redis.call('DEL', KEYS[4])
  return 1
end

local time = now()

-- What workers that died have left behind is at the front; its time is up some day.
while redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) do
  local front = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  local deadline
  for i = 1, #front[2], 2 do
    if front[2][i] == 'deadline' then
      deadline = tonumber(front[2][i + 1])
    end
  end
  if deadline and deadline > time then
    redis.call('DEL', KEYS[4])
    return 0
  end
  remove(KEYS[1], ARGV[1], front[1])
  count(KEYS[5], 'expired', 1)
end

local deadline = whole(time + ARGV[3])
local entry = redis.call('XADD', KEYS[1], '*',
  'id', ARGV[5], 'model', ARGV[6], 'width', ARGV[7], 'height', ARGV[8], 'top', ARGV[9],
  'reply', ARGV[10], 'async', ARGV[11], 'deadline', deadline)
keep(KEYS[1], ARGV[3] + ARGV[4])
redis.call('HSET', KEYS[2],
  'state', 'waiting', 'model', ARGV[6], 'entry', entry, 'deadline', deadline, 'reply', ARGV[10],
  'async', ARGV[11], 'deliveries', 0)
redis.call('PEXPIRE', KEYS[2], ARGV[3] + ARGV[4])
return 1
