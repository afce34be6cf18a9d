-- Marks jobs that a worker holds as running, just before it runs them, and drops those that nobody
-- waits for: the deadline is past, the job was withdrawn, or its web node is gone. A web node that
-- seemed to be gone is told, so that it can admit the job again.
-- KEYS[1] jobs, KEYS[2] nodes, KEYS[3] counts,
-- then for each job its state, the replies of its web node, and its pixels
-- ARGV[1] group, ARGV[2] worker, ARGV[3] deliveries allowed, ARGV[4] how long replies are kept, in
-- ms, then for each job its entry, its id, its deadline, its web node and 1 if it is async or else 0
-- Returns for each job how many ms are left to its deadline if it is to be run, 0 if it was dropped
-- or is not this worker's, -1 if it has used up its deliveries.
local time = now()
local alive = {}

local function is_alive(node)
  if alive[node] == nil then
    local stop = string.match(redis.call('HGET', KEYS[2], node) or '', '^%d+ (%d+) ')
    alive[node] = stop ~= nil and tonumber(stop) > time
  end
  return alive[node]
end

local function drop(entry, state, pixels, async, reason)
  remove(KEYS[1], ARGV[1], entry)
  redis.call('DEL', pixels)
  count(KEYS[3], reason, 1)
  forget(state, async, reason)
end

local function begin(state, replies, pixels, entry, id, deadline, node, async)
  if not holds(KEYS[1], ARGV[1], ARGV[2], entry) then
    return 0
  end
  local job = redis.call('HMGET', state, 'state', 'entry', 'worker', 'deliveries')
  if job[1] == 'cancelled' then
    remove(KEYS[1], ARGV[1], entry)
    return 0
  end
  if deadline <= time then
    drop(entry, state, pixels, async, 'expired')
    return 0
  end
  if job[2] ~= entry then
    -- It was finished, withdrawn or forgotten, or this is a copy.
    remove(KEYS[1], ARGV[1], entry)
    count(KEYS[3], 'abandoned', 1)
    reply(replies, id, '', ARGV[4])
    return 0
  end
  if async ~= '1' and not is_alive(node) then
    drop(entry, state, pixels, async, 'abandoned')
    reply(replies, id, '', ARGV[4])
    return 0
  end
  if job[3] ~= ARGV[2] or job[1] ~= 'running' then
    if tonumber(job[4]) >= tonumber(ARGV[3]) then
      return -1
    end
    redis.call('HSET', state, 'state', 'running', 'worker', ARGV[2])
    redis.call('HINCRBY', state, 'deliveries', 1)
  end
  return deadline - time
end

local answers = {}
for i = 4, #KEYS, 3 do
  local a = 5 + (i - 4) / 3 * 5
  answers[#answers + 1] = begin(KEYS[i], KEYS[i + 1], KEYS[i + 2],
    ARGV[a], ARGV[a + 1], tonumber(ARGV[a + 2]), ARGV[a + 3], ARGV[a + 4])
end
return answers
