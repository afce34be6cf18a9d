-- Measures a queue.
-- KEYS[1] jobs, KEYS[2] counts, KEYS[3] rate, KEYS[4] dead letters
-- ARGV[1] group
-- Returns depth (the length of the stream), inFlight (jobs that
-- workers have leased), oldestMillis (the age of the oldest job), finishedLately and latelyMillis (jobs
-- finished lately, and in how many ms), the counts finished, batches, expired, abandoned and
-- recovered, and deadLetters (how many there are).
local time = now()

local leased = redis.pcall('XPENDING', KEYS[1], ARGV[1])
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

local figures = {
  'depth', redis.call('XLEN', KEYS[1]),
  'inFlight', leased.err and 0 or leased[1],
  'oldestMillis', oldest,
  'finishedLately', finished,
  'latelyMillis', math.max(time - first, 1000),
  'deadLetters', redis.call('XLEN', KEYS[4]),
}
local names = {'finished', 'batches', 'expired', 'abandoned', 'recovered'}
local counts = redis.call('HMGET', KEYS[2], unpack(names))
for i, name in ipairs(names) do
  figures[#figures + 1] = name
  figures[#figures + 1] = tonumber(counts[i] or 0)
end
return figures
