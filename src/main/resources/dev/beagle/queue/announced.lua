-- Lists the workers, or the web nodes, whose announcements hold.
-- KEYS[1] announcements
-- Returns for each since when it has been there, in ms, for how many ms its announcement still holds,
-- and what it says of itself.
local time = now()
local live = {}
for _, value in ipairs(redis.call('HVALS', KEYS[1])) do
  local since, stop, status = string.match(value, '^(%d+) (%d+) (.*)$')
  if stop and tonumber(stop) > time then
    live[#live + 1] = tonumber(since)
    live[#live + 1] = stop - time
    live[#live + 1] = status
  end
end
return live
