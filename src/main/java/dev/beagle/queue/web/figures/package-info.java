/** Figures of queues and shards, now and over the last quarter of an hour. */
@NullMarked
package dev.beagle.queue.web.figures;

import org.jspecify.annotations.NullMarked;
