/**
 * From the bytes of an upload to pixels: upright, RGB, in the model's input size. Every limit on
 * what an upload may cost is held here.
 */
package dev.beagle.image;
