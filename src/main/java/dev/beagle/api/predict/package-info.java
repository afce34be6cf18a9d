/** The way of a request through the web node, from its parameters to its answer. */
@NullMarked
package dev.beagle.api.predict;

import org.jspecify.annotations.NullMarked;
