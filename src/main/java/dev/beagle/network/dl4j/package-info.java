/** Imports DL4J's {@code ComputationGraph}. */
@NullMarked
package dev.beagle.network.dl4j;

import org.jspecify.annotations.NullMarked;
