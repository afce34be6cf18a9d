-- Marks the jobs that a worker has leased as running, just before it runs them. Drops the jobs that
-- no client waits for: past their deadline, cancelled, withdrawn, or of a web node that is gone. The
-- replies tell such a web node, so that it admits the job again if it is alive after all.
-- KEYS[1] jobs, KEYS[2] web nodes, KEYS[3] counts,
-- then for each job its state, the replies of its web node, and its pixels
-- ARGV[1] group, ARGV[2] worker, ARGV[3] deliveries allowed, ARGV[4] how long replies are kept, in
-- ms, then for each job its entry, its id, its deadline, its web node and 1 if it is async or else 0
-- Returns for each job its verdict (run, dropped, which includes jobs that another worker has leased
-- by now, or exhausted if it has used up its deliveries) and the time left to its deadline, in ms.
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

local function start(state, replies, pixels, entry, id, deadline, node, async)
  if not holds(KEYS[1], ARGV[1], ARGV[2], entry) then
    return 'dropped'
  end
  local job = redis.call('HMGET', state, 'state', 'entry', 'worker', 'deliveries')
  if is_unwanted(job[1]) then
    remove(KEYS[1], ARGV[1], entry)
    return 'dropped'
  end
  if deadline <= time then
    drop(entry, state, pixels, async, 'expired')
    return 'dropped'
  end
  if job[2] ~= entry then
    -- It was finished, dropped or forgotten, or this is a copy.
    remove(KEYS[1], ARGV[1], entry)
    count(KEYS[3], 'abandoned', 1)
    reply(replies, id, '', ARGV[4])
    return 'dropped'
  end
  if async ~= '1' and not is_alive(node) then
    drop(entry, state, pixels, async, 'abandoned')
    reply(replies, id, '', ARGV[4])
    return 'dropped'
  end
  if job[3] ~= ARGV[2] or job[1] ~= 'running' then
    if tonumber(job[4]) >= tonumber(ARGV[3]) then
      return 'exhausted'
    end
    redis.call('HSET', state, 'state', 'running', 'worker', ARGV[2])
    redis.call('HINCRBY', state, 'deliveries', 1)
  end
  return 'run'
end

local started = {}
for i = 4, #KEYS, 3 do
  local a = 5 + (i - 4) / 3 * 5
  local deadline = tonumber(ARGV[a + 2])
  local verdict = start(KEYS[i], KEYS[i + 1], KEYS[i + 2],
    ARGV[a], ARGV[a + 1], deadline, ARGV[a + 3], ARGV[a + 4])
  started[#started + 1] = {'verdict', verdict, 'left', deadline - time}
end
return started
