/**
 * A network as a list of steps: read from DL4J's graph, then made of fewer steps that do the same.
 * What runs the steps is another package's business.
 */
package dev.beagle.plan;
