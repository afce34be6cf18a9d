/** Runs any network that DL4J can load, by DL4J's own forward pass. */
package dev.beagle.engine.dl4j;
