package dev.beagle.engine.onednn.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.engine.onednn.OneDnnProvider;
import dev.beagle.engine.onednn.TestEngines;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.network.Graph;
import dev.beagle.worker.Supported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;

class ThreadsTest {
  private static final int SIZE = 32;
  private static final NetworkInput INPUT =
      new NetworkInput(
          SIZE, SIZE, Resize.STRETCH, ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  /** Linux names a thread's helpers after it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @EnabledOnOs(OS.LINUX)
  void engineComputesOnAsManyThreadsAsToldTo(int number) throws InterruptedException {
    String name = "computes on " + number;
    AtomicLong threads = new AtomicLong();
    ComputationGraph graph = network(64); // Here, for ND4J computes on threads of its own.
    Thread thread = new Thread(() -> threads.set(threadsAfterAPass(name, number, graph)), name);
    thread.start();
    thread.join();
    assertThat(threads).hasValue(number);
  }

  @Test
  void largeBatchTakesMoreThreadsThanSmallOne() throws UnsupportedModelException {
    LoadedModel model = model(network(4));
    Graph graph = OneDnnProvider.graph(model, Supported.IMPORTERS);
    assertThat(Threads.upTo(8).of(graph, 1)).isEqualTo(1);
    assertThat(Threads.upTo(8).of(graph, 1000)).isEqualTo(8);
    assertThat(Threads.exactly(8).of(graph, 1)).isEqualTo(8);
  }

  private static LoadedModel model(ComputationGraph graph) {
    Labels labels = new Labels(List.of("a", "b"));
    return new LoadedModel("m", "1", INPUT, labels, new Dl4jNetwork(graph));
  }

  private static long threadsAfterAPass(String name, int number, ComputationGraph graph) {
    try (InferenceEngine engine =
        TestEngines.onednn(model(graph), Precision.FLOAT32, Threads.exactly(number), 1)) {
      engine.infer(List.of(new Pixels(SIZE, SIZE, new byte[3 * SIZE * SIZE])));
      return threadsNamed(name);
    }
  }

  private static long threadsNamed(String name) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.filter(task -> name.equals(name(task))).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (NoSuchFileException e) {
      return ""; // It has just ended.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ComputationGraph network(int channels) {
    OutputLayer output = new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build();
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .addLayer("one", new ConvolutionLayer.Builder(3, 3).nOut(channels).build(), "image")
                .addLayer("two", new ConvolutionLayer.Builder(3, 3).nOut(channels).build(), "one")
                .addLayer("mean", new GlobalPoolingLayer(), "two")
                .addLayer("classes", output, "mean")
                .setOutputs("classes")
                .setInputTypes(InputType.convolutional(SIZE, SIZE, 3))
                .build());
    graph.init();
    return graph;
  }
}
