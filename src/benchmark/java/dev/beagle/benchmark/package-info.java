/**
 * How fast Beagle is on this machine: engines, decoding, the queue, and all of it over HTTP. What a
 * part measures is beside the classes that it measures; here is what they have in common, and the
 * report.
 */
package dev.beagle.benchmark;
