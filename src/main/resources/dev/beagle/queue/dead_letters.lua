-- Lists the latest dead letters of a model, without their pixels.
-- KEYS[1] dead letters
-- ARGV[1] how many at most
-- Returns for each, newest first, its time in ms, its job and its cause.
local letters = {}
for _, entry in ipairs(redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', ARGV[1])) do
  local letter = fields(entry[2], 1)
  letters[#letters + 1] = {'time', tonumber(string.match(entry[1], '^%d+')),
    'job', letter.id or '', 'cause', letter.cause or ''}
end
return letters
