-- Finishes jobs: keeps the result, sends it to the web node that waits, and removes the job; a dead
-- letter is kept with its cause.
-- Finishing a job twice changes nothing and sends nothing. A job that was cancelled or withdrawn, or
-- that another worker has dropped past its deadline, is only removed.
-- KEYS[1] jobs, KEYS[2] counts, KEYS[3] rate, KEYS[4] dead letters,
-- then for each job its state, its result, the replies of its web node, and its pixels
-- ARGV[1] group, ARGV[2] worker, ARGV[3] how long results and replies are kept, in ms,
-- ARGV[4] how long the result of a job that is not async outlives its deadline, in ms,
-- ARGV[5] how long dead letters are kept, in ms, ARGV[6] how many of them,
-- then for each job its entry, its id, its result and the cause if it is a dead letter, or nothing
-- Returns how many jobs were finished by this call.
local time = now()

local function bury(entry, state, pixels, cause)
  local found = redis.call('XRANGE', KEYS[1], entry, entry)[1]
  if found and found[2] then
    local letter = found[2]
    for _, value in ipairs({'cause', cause, 'worker', ARGV[2],
        'deliveries', redis.call('HGET', state, 'deliveries') or '0',
        'rgb', redis.call('GET', pixels) or ''}) do
      letter[#letter + 1] = value
    end
    redis.call('XADD', KEYS[4], 'MAXLEN', ARGV[6], '*', unpack(letter))
    redis.call('PEXPIRE', KEYS[4], ARGV[5])
  end
end

local function finish(state, result, replies, pixels, entry, id, value, cause)
  local job = redis.call('HMGET', state, 'state', 'async', 'deadline')
  if is_unwanted(job[1]) or job[1] == 'expired' then
    remove(KEYS[1], ARGV[1], entry)
    redis.call('DEL', pixels)
    if job[2] ~= '1' then
      redis.call('DEL', state)
    end
    return 0
  end
  -- Only the web node that waits can ask for the result of a job that is not async.
  local ms = tonumber(ARGV[3])
  if job[2] == '0' then
    ms = math.min(ms, math.max(job[3] - time, 0) + ARGV[4])
  end
  local first = redis.call('SET', result, value, 'NX', 'PX', whole(ms))
  if first and cause ~= '' then
    bury(entry, state, pixels, cause)
  end
  remove(KEYS[1], ARGV[1], entry)
  redis.call('DEL', state, pixels)
  if not first then
    return 0
  end
  reply(replies, id, value, ARGV[3])
  return 1
end

local finished = 0
for i = 5, #KEYS, 4 do
  local a = 7 + i - 5
  finished = finished + finish(KEYS[i], KEYS[i + 1], KEYS[i + 2], KEYS[i + 3],
    ARGV[a], ARGV[a + 1], ARGV[a + 2], ARGV[a + 3])
end
if finished > 0 then
  count(KEYS[2], 'finished', finished)
  count(KEYS[2], 'batches', 1)
  local bucket = math.floor(time / BUCKET)
  if redis.call('HINCRBY', KEYS[3], whole(bucket), finished) == finished then
    for _, old in ipairs(redis.call('HKEYS', KEYS[3])) do
      if tonumber(old) <= bucket - BUCKETS then
        redis.call('HDEL', KEYS[3], old)
      end
    end
  end
  redis.call('PEXPIRE', KEYS[3], BUCKET * BUCKETS)
end
return finished
