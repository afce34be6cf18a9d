/** Image files: their formats, the limits on their headers, and their decoding to rows. */
@NullMarked
package dev.beagle.image.format;

import org.jspecify.annotations.NullMarked;
