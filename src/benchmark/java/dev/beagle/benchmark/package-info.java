/**
 * Benchmark of the engines, of decoding, of the queue, and of everything over HTTP. Each part has a
 * package of its own; this one holds the figures, what the parts share, and the report.
 */
package dev.beagle.benchmark;
