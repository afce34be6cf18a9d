-- Claims one job whose lease has ended.
-- KEYS[1] jobs, KEYS[2] counts
-- ARGV[1] group, ARGV[2] worker, ARGV[3] lease in ms
-- Returns the entry as Redis has it, or nil if there is none.
while true do
  local pending = redis.pcall('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[3], '-', '+', 1)
  if not pending[1] then
    return nil
  end
  local entry = pending[1][1]
  local claimed = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], ARGV[3], entry)
  if claimed[1] and claimed[1][2] then
    count(KEYS[2], 'recovered', 1)
    return claimed[1]
  end
  -- Deleted, though a worker held it.
  redis.call('XACK', KEYS[1], ARGV[1], entry)
end
