/** The networks of DL4J: their zip files, their checks, their fingerprints. */
@NullMarked
package dev.beagle.model.dl4j;

import org.jspecify.annotations.NullMarked;
