/**
 * Adaptation to application servers: the managed executor and its look-up, threads of a
 * deployment's own, class preloading, and the end of threads that libraries leave behind.
 */
@NullMarked
package dev.beagle.container;

import org.jspecify.annotations.NullMarked;
