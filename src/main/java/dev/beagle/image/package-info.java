/**
 * Decoding and resizing: from the bytes of an upload to upright RGB pixels in the model's input
 * size, within limits on memory and time.
 */
@NullMarked
package dev.beagle.image;

import org.jspecify.annotations.NullMarked;
