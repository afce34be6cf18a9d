/** Image files: formats, limits by their headers, decoding to rows. */
package dev.beagle.image.format;
