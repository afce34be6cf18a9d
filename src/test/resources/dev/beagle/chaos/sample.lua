-- Looks at a shard.
-- KEYS[1] jobs, KEYS[2] dead letters
-- ARGV[1] group, ARGV[2] the last dead letter seen
-- Returns the time in ms, the number of jobs, for each job in flight its entry, its worker and for how
-- long the worker has said nothing in ms, and for each new dead letter its entry and its pixels.
local time = redis.call('TIME')
local pending = redis.pcall('XPENDING', KEYS[1], ARGV[1], '-', '+', 10000)
local held = {}
for i = 1, #pending do
  held[i] = {pending[i][1], pending[i][2], pending[i][3]}
end
local dead = {}
for i, letter in ipairs(redis.call('XRANGE', KEYS[2], '(' .. ARGV[2], '+')) do
  for j = 1, #letter[2], 2 do
    if letter[2][j] == 'rgb' then
      dead[i] = {letter[1], letter[2][j + 1]}
    end
  end
end
return {time[1] * 1000 + math.floor(time[2] / 1000), redis.call('XLEN', KEYS[1]), held, dead}
