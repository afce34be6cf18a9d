/** The worker's end of the queue: lease, start, renew, finish, requeue. In the worker only. */
package dev.beagle.queue.worker;
