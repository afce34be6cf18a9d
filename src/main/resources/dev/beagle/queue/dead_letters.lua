-- Lists the latest dead letters of a model, without their pixels.
-- KEYS[1] dead letters
-- ARGV[1] how many at most
-- Returns for each, newest first, when it was given up, in ms, its job and the cause.
local letters = {}
for _, entry in ipairs(redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', ARGV[1])) do
  local fields = {}
  for i = 1, #entry[2], 2 do
    fields[entry[2][i]] = entry[2][i + 1]
  end
  letters[#letters + 1] = tonumber(string.match(entry[1], '^%d+'))
  letters[#letters + 1] = fields.id or ''
  letters[#letters + 1] = fields.cause or ''
end
return letters
