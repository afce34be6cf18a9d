/**
 * The web node's end of the queue: submit, wait, recover, replies, asynchronous jobs, depth and
 * history. In the web node only.
 */
@NullMarked
package dev.beagle.queue.web;

import org.jspecify.annotations.NullMarked;
