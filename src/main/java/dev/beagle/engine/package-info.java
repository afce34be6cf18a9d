/** What runs a network: 8-bit RGB pixels in, probabilities out. */
package dev.beagle.engine;
