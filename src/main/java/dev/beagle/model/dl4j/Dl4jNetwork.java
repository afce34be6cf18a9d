package dev.beagle.model.dl4j;

import dev.beagle.model.Network;
import dev.beagle.model.NetworkInput;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/** A network as DL4J's {@code ComputationGraph}. */
public record Dl4jNetwork(ComputationGraph graph) implements Network {

  @Override
  public String fingerprint() {
    return Fingerprint.of(graph);
  }

  @Override
  public void requireFit(String model, NetworkInput input, int labels) {
    try {
      NetworkCheck.run(model, graph, input, labels);
    } finally {
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
