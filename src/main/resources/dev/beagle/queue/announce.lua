-- Announces a worker or a web node, or renews its announcement, and deletes the announcements that
-- have ended. Keeps the streams of jobs that a worker reads.
-- KEYS[1] announcements, KEYS[2...] jobs of each model that a worker serves
-- ARGV[1] id of the worker or web node, ARGV[2] how long the announcement holds, in ms,
-- ARGV[3] its format, ARGV[4] its status,
-- for a worker also ARGV[5] group, ARGV[6] lease in ms, ARGV[7] how long an empty stream is kept, in
-- ms
-- Each value is "<since> <until> <format> <status>", with times in ms.
-- Returns the server's time in ms, and as overdue the streams with a job whose lease has ended.
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
redis.call('HSET', KEYS[1], ARGV[1],
  string.format('%.0f %.0f ', since, time + ARGV[2]) .. ARGV[3] .. ' ' .. ARGV[4])
keep(KEYS[1], ARGV[2])

local overdue = {}
for i = 2, #KEYS do
  local idle = redis.pcall('XPENDING', KEYS[i], ARGV[5], 'IDLE', ARGV[6], '-', '+', 1)
  if idle[1] then
    overdue[#overdue + 1] = KEYS[i]
  end
  if redis.call('EXISTS', KEYS[i]) == 1 then
    keep(KEYS[i], ARGV[7])
  end
end
return {'time', time, 'overdue', overdue}
