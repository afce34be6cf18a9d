-- Lists the workers whose announcements hold.
-- KEYS[1] workers
-- Returns for each worker since when it has been there, in ms, and what it says of itself.
local time = now()
local live = {}
for _, value in ipairs(redis.call('HVALS', KEYS[1])) do
  local since, stop, status = string.match(value, '^(%d+) (%d+) (.*)$')
  if stop and tonumber(stop) > time then
    live[#live + 1] = since
    live[#live + 1] = status
  end
end
return live
