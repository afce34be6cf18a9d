/**
 * Integration tests of several web nodes and workers, and of the servers that run them together.
 */
package dev.beagle.it.cluster;
