/** The networks of DL4J: the zip files that hold them, and what they are checked for. */
@NullMarked
package dev.beagle.model.dl4j;

import org.jspecify.annotations.NullMarked;
