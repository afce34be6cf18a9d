/** A prediction's way through the web node, from its parameters to its answer. */
package dev.beagle.api.predict;
