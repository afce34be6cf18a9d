/**
 * What a deployment begins with: typed settings, read once, each with its default, unit and bounds,
 * all of its classes, its threads and the executor that it is lent.
 */
package dev.beagle.config;
