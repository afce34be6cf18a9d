-- Finishes jobs: keeps the result, sends it to the web node that waits, and removes the job.
-- Finishing a job twice changes nothing and sends nothing; a withdrawn job is only removed.
-- KEYS[1] jobs, then for each job its state, its result and the replies of its web node
-- ARGV[1] group, ARGV[2] how long results and replies are kept, in ms,
-- then for each job its entry, its id and its result
-- Returns how many jobs were finished by this call.
local finished = 0
for i = 2, #KEYS, 3 do
  local state, result, replies = KEYS[i], KEYS[i + 1], KEYS[i + 2]
  local entry, id, value = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local withdrawn = redis.call('HGET', state, 'state') == 'cancelled'
  redis.call('XACK', KEYS[1], ARGV[1], entry)
  redis.call('XDEL', KEYS[1], entry)
  redis.call('DEL', state)
  if not withdrawn and redis.call('SET', result, value, 'NX', 'PX', ARGV[2]) then
    redis.call('XADD', replies, '*', 'id', id, 'result', value)
    redis.call('PEXPIRE', replies, ARGV[2])
    finished = finished + 1
  end
end
return finished
