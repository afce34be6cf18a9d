/**
 * The intermediate representation of a network: a graph of operations, its builder and its fusion.
 * Importers make graphs, engines run them; neither is known here.
 *
 * <p>To add an importer:
 *
 * <ol>
 *   <li>In {@code dev.beagle.model.<format>}, write a {@code Network} and a {@code WeightsFormat}
 *       whose reader makes it.
 *   <li>In {@code dev.beagle.network.<format>}, turn that network into a {@link
 *       dev.beagle.network.Graph} by a {@link dev.beagle.network.GraphBuilder}; refuse what no
 *       operation does by an {@link dev.beagle.network.UnsupportedLayerException}.
 *   <li>In {@code dev.beagle.worker.Supported}, add the format and the importer, a line each.
 * </ol>
 */
@NullMarked
package dev.beagle.network;

import org.jspecify.annotations.NullMarked;
