/** Turns a graph into a program: an emitter for each kind of operation. */
@NullMarked
package dev.beagle.engine.onednn.emitter;

import org.jspecify.annotations.NullMarked;
