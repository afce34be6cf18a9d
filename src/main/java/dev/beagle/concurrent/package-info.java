/** Concurrency that knows nothing of jobs: loops, timers, executors, gates. */
@NullMarked
package dev.beagle.concurrent;

import org.jspecify.annotations.NullMarked;
