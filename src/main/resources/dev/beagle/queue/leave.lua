-- Removes a worker from the group unless it still holds jobs, which would be lost with it.
-- KEYS[1] jobs
-- ARGV[1] group, ARGV[2] worker
-- Returns 1 if it is removed, 0 if it holds jobs.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 1
end
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then
  return 0
end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1
