-- Announces a worker or a web node, or renews its announcement, and forgets those that have not done
-- so lately. Keeps the streams of jobs that a worker reads.
-- KEYS[1] announcements, KEYS[2...] jobs of each model that a worker serves
-- ARGV[1] who, ARGV[2] how long this holds, in ms, ARGV[3] what it says of itself,
-- ARGV[4] group, ARGV[5] lease in ms, ARGV[6] how long an empty stream is kept, in ms
-- Each value is "<since> <until> <status>", with times in ms.
-- Returns the server's clock in ms, then for each stream 1 if the lease of one of its jobs has ended,
-- or else 0.
local time = now()
local since = time
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local start, stop = string.match(all[i + 1], '^(%d+) (%d+) ')
  if not stop or tonumber(stop) <= time then
    redis.call('HDEL', KEYS[1], all[i])
  elseif all[i] == ARGV[1] then
    since = tonumber(start)
  end
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %.0f ', since, time + ARGV[2]) .. ARGV[3])
keep(KEYS[1], ARGV[2])

local answer = {time}
for i = 2, #KEYS do
  local idle = redis.pcall('XPENDING', KEYS[i], ARGV[4], 'IDLE', ARGV[5], '-', '+', 1)
  answer[i] = idle[1] and 1 or 0
  if redis.call('EXISTS', KEYS[i]) == 1 then
    keep(KEYS[i], ARGV[6])
  end
end
return answer
