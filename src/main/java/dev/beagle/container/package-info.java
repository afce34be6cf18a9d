/**
 * The differences between servers: the managed executor and its look-up, threads of a deployment's
 * own, class preloading, and threads that libraries leave behind.
 */
package dev.beagle.container;
