package dev.beagle.queue.web.figures;

import dev.beagle.queue.Announced;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A monitor with fixed shards and web nodes. */
final class FakeMonitor implements QueueMonitor {
  List<ShardStatus> shards = List.of();
  final List<Announced<WebNodeStatus>> nodes = new ArrayList<>();

  void node(String id, String latencies) {
    nodes.add(new Announced<>(0, Duration.ZERO, TestNode.status(id, latencies)));
  }

  @Override
  public List<ShardStatus> shards() {
    return shards;
  }

  @Override
  public List<Announced<WorkerStatus>> workers() {
    return List.of();
  }

  @Override
  public List<Announced<WebNodeStatus>> nodes() {
    return nodes;
  }

  @Override
  public List<DeadLetter> deadLetters() {
    return List.of();
  }

  @Override
  public List<Sample> history(long time) {
    return List.of();
  }
}
