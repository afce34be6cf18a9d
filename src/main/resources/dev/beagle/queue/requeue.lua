-- Appends jobs that a worker has leased and not started to the queue again.
-- KEYS[1] jobs, KEYS[2...] state of each job
-- ARGV[1] group, ARGV[2] worker, then for each job its entry
-- Returns how many were requeued.
local requeued = 0
for i = 2, #KEYS do
  local entry = ARGV[i + 1]
  local found = redis.call('XRANGE', KEYS[1], entry, entry)[1]
  if found and found[2] and holds(KEYS[1], ARGV[1], ARGV[2], entry) then
    local copy = redis.call('XADD', KEYS[1], '*', unpack(found[2]))
    remove(KEYS[1], ARGV[1], entry)
    if redis.call('HGET', KEYS[i], 'entry') == entry then
      redis.call('HSET', KEYS[i], 'entry', copy)
    end
    requeued = requeued + 1
  end
end
return requeued
