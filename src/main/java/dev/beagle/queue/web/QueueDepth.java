package dev.beagle.queue.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The jobs of one model on one shard.
 *
 * @param model whose jobs
 * @param stream the key of the stream in Redis, for those who watch it there
 * @param length jobs waiting and in flight: the length of the stream
 * @param pending jobs in flight: those that workers hold
 * @param capacity the most that {@code length} may be
 * @param oldestMillis since when the oldest of them has been there, in milliseconds; 0 without jobs
 * @param perSecond jobs finished a second, over the last half minute
 * @param finished jobs finished, since the count began (it ends a week after the last job)
 * @param batches in how many batches they were
 * @param expired jobs dropped because their deadline was past
 * @param abandoned jobs dropped because they were withdrawn or their web node is gone
 * @param recovered jobs taken over from a worker whose lease had ended
 * @param deadLetters jobs that were given up
 */
@JsonbPropertyOrder({
  "model",
  "stream",
  "length",
  "pending",
  "capacity",
  "oldestMillis",
  "perSecond",
  "finished",
  "batches",
  "expired",
  "abandoned",
  "recovered",
  "deadLetters"
})
public record QueueDepth(
    String model,
    String stream,
    long length,
    long pending,
    long capacity,
    long oldestMillis,
    double perSecond,
    long finished,
    long batches,
    long expired,
    long abandoned,
    long recovered,
    long deadLetters) {}
