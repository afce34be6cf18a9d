-- Renews the leases that a worker holds. Leases of other workers, and of jobs past their deadline,
-- stay as they are.
-- KEYS[1] jobs
-- ARGV[1] group, ARGV[2] worker, then for each job its entry and its deadline
-- Returns how many leases were renewed.
local time = now()
local renewed = 0
for i = 3, #ARGV, 2 do
  if tonumber(ARGV[i + 1]) > time and holds(KEYS[1], ARGV[1], ARGV[2], ARGV[i]) then
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'JUSTID')
    renewed = renewed + 1
  end
end
return renewed
