/**
 * The seam between workers and engines: 8-bit RGB pixels in, probabilities out.
 *
 * <p>To add an engine:
 *
 * <ol>
 *   <li>In {@code dev.beagle.engine.<name>}, write an {@link dev.beagle.engine.InferenceEngine},
 *       and an {@link dev.beagle.engine.EngineProvider} that opens it.
 *   <li>The provider recognises the networks that it can run: by {@link dev.beagle.engine.Importer}
 *       those that are a graph, by their class those that the engine runs by itself, such as a
 *       file. It refuses others by an {@link dev.beagle.engine.UnsupportedModelException}.
 *   <li>Add the provider to {@code dev.beagle.worker.Supported}, and its name to the setting {@code
 *       beagle.engine}, a line each.
 * </ol>
 */
@NullMarked
package dev.beagle.engine;

import org.jspecify.annotations.NullMarked;
