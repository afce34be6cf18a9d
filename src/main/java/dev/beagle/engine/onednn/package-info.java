/** Compiles a graph to primitives of oneDNN and runs them. */
package dev.beagle.engine.onednn;
