/**
 * The intermediate representation of a network: a graph of operations, its builder and its fusion.
 * Importers make graphs, engines run them; neither is known here.
 */
package dev.beagle.network;
