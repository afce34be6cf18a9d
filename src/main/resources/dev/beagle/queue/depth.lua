-- Measures a queue.
-- KEYS[1] jobs, KEYS[2] counts, KEYS[3] rate, KEYS[4] dead letters
-- ARGV[1] group
-- Returns its length, how many of its jobs are pending, the age of the oldest in ms, jobs finished
-- lately and in how many ms, the counts of finished, expired, abandoned and recovered jobs and of
-- batches, and the number of dead letters.
local BUCKET = 5000
local BUCKETS = 7
local time = now()

local pending = redis.pcall('XPENDING', KEYS[1], ARGV[1])
local front = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local oldest = 0
if front then
  oldest = math.max(time - tonumber(string.match(front[1], '^%d+')), 0)
end

local finished = 0
local first = time
local rate = redis.call('HGETALL', KEYS[3])
for i = 1, #rate, 2 do
  local start = rate[i] * BUCKET
  if start > time - BUCKET * BUCKETS then
    finished = finished + rate[i + 1]
    first = math.min(first, start)
  end
end

local counts =
  redis.call('HMGET', KEYS[2], 'finished', 'expired', 'abandoned', 'recovered', 'batches')
return {
  redis.call('XLEN', KEYS[1]), pending.err and 0 or pending[1], oldest,
  finished, math.max(time - first, 1000),
  tonumber(counts[1] or 0), tonumber(counts[2] or 0), tonumber(counts[3] or 0),
  tonumber(counts[4] or 0), tonumber(counts[5] or 0), redis.call('XLEN', KEYS[4])
}
