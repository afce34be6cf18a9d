package dev.beagle.benchmark;

/**
 * What a request over HTTP costs in processor time, in milliseconds of one core, on average over
 * all numbers of clients.
 *
 * @param server both WARs in their JVM, the network included
 * @param redis the server with the queue
 * @param client the load generator
 */
public record CpuFigure(double server, double redis, double client) {}
