/** Compiles a graph to primitives of oneDNN and runs them. */
@NullMarked
package dev.beagle.engine.onednn;

import org.jspecify.annotations.NullMarked;
