/**
 * The queue under faults: real Redis servers, workers and web nodes in JVMs of their own, all of
 * which are killed and paused at random while jobs go through, and whose logs are then held against
 * what the queue promises.
 */
package dev.beagle.chaos;
