-- Announces a worker, or renews its announcement, and forgets those that have not done so lately.
-- KEYS[1] workers
-- ARGV[1] worker, ARGV[2] how long this holds, in ms, ARGV[3] what it says of itself
-- Each value is "<since> <until> <status>", with times in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local since = now
local workers = redis.call('HGETALL', KEYS[1])
for i = 1, #workers, 2 do
  local start, stop = string.match(workers[i + 1], '^(%d+) (%d+) ')
  if not stop or tonumber(stop) <= now then
    redis.call('HDEL', KEYS[1], workers[i])
  elseif workers[i] == ARGV[1] then
    since = tonumber(start)
  end
end
local value = string.format('%.0f %.0f ', since, now + ARGV[2]) .. ARGV[3]
redis.call('HSET', KEYS[1], ARGV[1], value)
local left = redis.call('PTTL', KEYS[1])
if left < tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return redis.status_reply('OK')
