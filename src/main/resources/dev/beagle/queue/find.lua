-- Looks jobs up.
-- KEYS for each job its state and its result
-- Returns for each job its state (waiting, running, cancelled, withdrawn, expired, done, or nothing
-- if it is unknown) and its result, or nothing.
local time = now()
local found = {}
for i = 1, #KEYS, 2 do
  local result = redis.call('GET', KEYS[i + 1])
  local job = redis.call('HMGET', KEYS[i], 'state', 'deadline')
  local state = job[1] or ''
  if result then
    state = 'done'
  elseif state == 'waiting' and tonumber(job[2]) <= time then
    state = 'expired'
  end
  found[#found + 1] = {'state', state, 'result', result or ''}
end
return found
