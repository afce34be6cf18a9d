-- Lists the workers, or the web nodes, whose announcements hold.
-- KEYS[1] announcements
-- Returns for each its id, since when it has been announced, in ms, how long the announcement still
-- holds, in ms, its format and its status.
local time = now()
local live = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local since, stop, format, status = string.match(all[i + 1], '^(%d+) (%d+) (%d+) (.*)$')
  if stop and tonumber(stop) > time then
    live[#live + 1] = {'id', all[i], 'since', tonumber(since), 'holds', stop - time,
      'format', tonumber(format), 'status', status}
  end
end
return live
