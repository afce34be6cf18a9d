/**
 * The worker's end of the queue: lease, read, start, renew, finish, requeue. In the worker only.
 */
@NullMarked
package dev.beagle.queue.worker;

import org.jspecify.annotations.NullMarked;
