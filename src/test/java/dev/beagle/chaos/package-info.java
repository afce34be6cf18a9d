/**
 * Chaos tests of the queue: Redis servers, workers and web nodes in JVMs of their own are killed
 * and paused at random, and their logs are then compared with what the queue promises.
 */
package dev.beagle.chaos;
