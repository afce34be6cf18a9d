/** The seam between workers and engines: 8-bit RGB pixels in, probabilities out. */
package dev.beagle.engine;
