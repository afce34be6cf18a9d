/** Programs of oneDNN primitives: commands, tensors, weights, memory, numbers. */
@NullMarked
package dev.beagle.engine.onednn.program;

import org.jspecify.annotations.NullMarked;
