/** Imports DL4J's {@code ComputationGraph}. */
package dev.beagle.network.dl4j;
