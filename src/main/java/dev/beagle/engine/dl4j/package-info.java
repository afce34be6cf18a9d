/** Runs any network of DL4J by DL4J's own forward pass. */
@NullMarked
package dev.beagle.engine.dl4j;

import org.jspecify.annotations.NullMarked;
