-- What the scripts share; goes before each of them.
local WEEK = 604800000

-- The server's clock, in ms.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function whole(number)
  return string.format('%.0f', number)
end

-- Takes a job out of its stream.
local function remove(jobs, group, entry)
  redis.call('XACK', jobs, group, entry)
  redis.call('XDEL', jobs, entry)
end

-- Whether a worker holds the lease of a job.
local function holds(jobs, group, worker, entry)
  local pending = redis.pcall('XPENDING', jobs, group, entry, entry, 1)
  return pending[1] ~= nil and pending[1][2] == worker
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

-- Forgets a job that was dropped; of one that is async word is left, for its client may still ask.
local function forget(state, async, reason)
  if async == '1' and redis.call('EXISTS', state) == 1 then
    redis.call('HSET', state, 'state', reason)
  else
    redis.call('DEL', state)
  end
end

-- Sends something to a web node. Without a result it means: this job has been forgotten.
local function reply(replies, id, result, ms)
  redis.call('XADD', replies, '*', 'id', id, 'result', result)
  redis.call('PEXPIRE', replies, ms)
end
