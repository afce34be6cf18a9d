-- Says how far jobs are.
-- KEYS for each job its state and its result
-- Returns for each job its state (waiting, running, cancelled, expired, done, or nothing if it is
-- unknown) and its result, or nothing.
local time = now()
local answers = {}
for i = 1, #KEYS, 2 do
  local result = redis.call('GET', KEYS[i + 1])
  local job = redis.call('HMGET', KEYS[i], 'state', 'deadline')
  local state = job[1] or ''
  if result then
    state = 'done'
  elseif state == 'waiting' and tonumber(job[2]) <= time then
    state = 'expired'
  end
  answers[#answers + 1] = state
  answers[#answers + 1] = result or ''
end
return answers
