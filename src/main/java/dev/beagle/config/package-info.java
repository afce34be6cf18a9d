/**
 * What a deployment begins with: typed settings, read once, each with its default, unit and bounds,
 * and all of its classes.
 */
package dev.beagle.config;
