package dev.beagle.queue;

import org.jspecify.annotations.Nullable;

/**
 * The announcement of a web node.
 *
 * @param id unique among web nodes
 * @param host the name of its machine
 * @param figures its figures
 * @param latencies the times of all answers since the announcement before, as {@link
 *     dev.beagle.monitor.Latencies} writes them; null if the web node does not tell them
 */
public record WebNodeStatus(
    String id, String host, WebNodeFigures figures, @Nullable String latencies) {}
