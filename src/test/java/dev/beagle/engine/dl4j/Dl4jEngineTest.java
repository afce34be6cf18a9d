package dev.beagle.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.dl4j.Dl4jNetwork;
import dev.beagle.model.dl4j.TinyNetworks;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class Dl4jEngineTest {
  private static final int SIZE = TinyNetworks.SIZE;
  private static final List<Float> MEAN = List.of(10f, 20f, 30f);
  private static final List<Float> SCALE = List.of(0.01f, 0.02f, 0.03f);

  private final ComputationGraph graph = TinyNetworks.channelMeans(1);

  @Test
  void answersForEachImageOfBatch() {
    try (Dl4jEngine engine = engine(ChannelOrder.RGB)) {
      float[][] rows = engine.infer(List.of(plain(110, 70, 60), plain(10, 20, 30)));
      assertThat(rows[0]).containsExactly(softmax(1, 1, 0.9), within(1e-6f));
      assertThat(rows[1]).containsExactly(softmax(0, 0, 0), within(1e-6f));
    }
  }

  @Test
  void givesMeanAndScaleInNetworksOrderOfChannels() {
    try (Dl4jEngine engine = engine(ChannelOrder.BGR)) {
      float[][] rows = engine.infer(List.of(plain(60, 70, 110)));
      assertThat(rows[0]).containsExactly(softmax(1, 1, 0.9), within(1e-6f));
    }
  }

  @Test
  void readsLevelsOver127AsTheyAre() {
    try (Dl4jEngine engine = engine(ChannelOrder.RGB)) {
      float[][] rows = engine.infer(List.of(plain(255, 20, 30)));
      assertThat(rows[0]).containsExactly(softmax(2.45, 0, 0), within(1e-6f));
    }
  }

  @Test
  void refusesImageOfAnotherSize() {
    try (Dl4jEngine engine = engine(ChannelOrder.RGB)) {
      List<Pixels> batch = List.of(new Pixels(4, 2, new byte[24]));
      assertThatThrownBy(() -> engine.infer(batch))
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
          .hasMessageContainingAll("4 x 2", "8 x 8");
    }
  }

  @Test
  void refusesOutputThatIsNotNumber() {
    graph.getLayer("classes").getParam("b").assign(Double.NaN);
    try (Dl4jEngine engine = engine(ChannelOrder.RGB)) {
      List<Pixels> batch = List.of(plain(1, 2, 3));
      assertThatThrownBy(() -> engine.infer(batch))
          .isInstanceOf(BeagleException.class)
          .hasMessageContainingAll("tiny", "NaN");
    }
  }

  @Test
  void freesNetworkWhenItIsClosed() {
    Dl4jEngine engine = engine(ChannelOrder.RGB);
    engine.close();
    engine.close();
    assertThat(graph.params().wasClosed()).isTrue();
  }

  private Dl4jEngine engine(ChannelOrder channels) {
    NetworkInput input = new NetworkInput(SIZE, SIZE, Resize.STRETCH, channels, MEAN, SCALE);
    Labels labels = new Labels(List.of("a", "b", "c"));
    LoadedModel model = new LoadedModel("tiny", "1", input, labels, new Dl4jNetwork(graph));
    return new Dl4jEngine(model, graph);
  }

  private static Pixels plain(int red, int green, int blue) {
    byte[] rgb = new byte[SIZE * SIZE * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new Pixels(SIZE, SIZE, rgb);
  }

  private static float[] softmax(double... logits) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    float[] row = new float[logits.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (Math.exp(logits[i]) / sum);
    }
    return row;
  }
}
