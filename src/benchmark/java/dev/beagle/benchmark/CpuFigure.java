package dev.beagle.benchmark;

/**
 * Processor time of a request over HTTP in milliseconds of one core, the mean over all numbers of
 * clients.
 *
 * @param server both WARs in their JVM, the network included
 * @param redis the server with the queue
 * @param client the load generator
 */
public record CpuFigure(double server, double redis, double client) {}
