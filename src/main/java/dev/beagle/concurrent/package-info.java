/** Concurrency that knows nothing of jobs: loops, timers, executors, gates. */
package dev.beagle.concurrent;
