-- Admits a job, unless the queue is full. Admitting a job twice changes nothing.
-- KEYS[1] jobs, KEYS[2] state of the job
-- ARGV[1] group, ARGV[2] capacity, ARGV[3] timeout in ms,
-- ARGV[4] how long the state outlives the deadline, in ms,
-- ARGV[5] id, ARGV[6] model, ARGV[7] width, ARGV[8] height, ARGV[9] top, ARGV[10] web node that
-- waits, ARGV[11] pixels
-- Returns the id of the entry, or nil when the queue is full.
local known = redis.call('HGET', KEYS[2], 'entry')
if known then
  return known
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- What workers that died have left behind is at the front; its time is up some day.
while redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) do
  local front = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  local deadline
  for i = 1, #front[2], 2 do
    if front[2][i] == 'deadline' then
      deadline = tonumber(front[2][i + 1])
    end
  end
  if deadline and deadline > now then
    return nil
  end
  redis.call('XACK', KEYS[1], ARGV[1], front[1])
  redis.call('XDEL', KEYS[1], front[1])
end

local deadline = string.format('%.0f', now + ARGV[3])
local entry = redis.call('XADD', KEYS[1], '*',
  'id', ARGV[5], 'model', ARGV[6], 'width', ARGV[7], 'height', ARGV[8], 'top', ARGV[9],
  'reply', ARGV[10], 'deadline', deadline, 'rgb', ARGV[11])
redis.call('HSET', KEYS[2],
  'state', 'waiting', 'model', ARGV[6], 'entry', entry, 'deadline', deadline, 'reply', ARGV[10])
redis.call('PEXPIRE', KEYS[2], ARGV[3] + ARGV[4])
return entry
