-- What the scripts share; goes before each of them.
-- A reply of more than one value is a list of names and values, or a list of such lists.
local WEEK = 604800000

-- Finished jobs are counted in BUCKETS spans of BUCKET ms each.
local BUCKET = 5000
local BUCKETS = 7

-- The server's clock, in ms.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function whole(number)
  return string.format('%.0f', number)
end

-- The fields of a list of names and values that begins at an index.
local function fields(flat, first)
  local found = {}
  for i = first, #flat, 2 do
    found[flat[i]] = flat[i + 1]
  end
  return found
end

-- Removes a job from its stream.
local function remove(jobs, group, entry)
  redis.call('XACK', jobs, group, entry)
  redis.call('XDEL', jobs, entry)
end

-- Whether a worker holds the lease of a job.
local function holds(jobs, group, worker, entry)
  local pending = redis.pcall('XPENDING', jobs, group, entry, entry, 1)
  return pending[1] ~= nil and pending[1][2] == worker
end

-- Whether a job was cancelled by its web node or withdrawn by a client.
local function is_unwanted(state)
  return state == 'cancelled' or state == 'withdrawn'
end

local function count(counts, name, number)
  redis.call('HINCRBY', counts, name, number)
  redis.call('PEXPIRE', counts, WEEK)
end

-- Lets a key live for some more ms, at least.
local function keep(key, ms)
  if redis.call('PTTL', key) < tonumber(ms) then
    redis.call('PEXPIRE', key, ms)
  end
end

-- Deletes the state of a dropped job. That of an async job stays, with the reason: its client may
-- still ask.
local function forget(state, async, reason)
  if async == '1' and redis.call('EXISTS', state) == 1 then
    redis.call('HSET', state, 'state', reason)
  else
    redis.call('DEL', state)
  end
end

-- Sends a result to a web node. An empty one means that the job was dropped as abandoned.
local function reply(replies, id, result, ms)
  redis.call('XADD', replies, '*', 'id', id, 'result', result)
  redis.call('PEXPIRE', replies, ms)
end
