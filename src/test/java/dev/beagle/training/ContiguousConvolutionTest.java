package dev.beagle.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Outputs and gradients of the training convolution beside those of DL4J's own layers. */
class ContiguousConvolutionTest {
  private final ComputationGraph trained = ShapeNetwork.create(1, new LearningRate(1e-3, 1, 2));
  private final ComputationGraph shipped = ShapeNetwork.shipped(trained.params());
  private final INDArray pixels =
      Nd4j.rand(DataType.FLOAT, 4, 3, Shrinker.SIDE, Shrinker.SIDE).muli(2).subi(1);

  @AfterEach
  void close() {
    trained.close();
    shipped.close();
  }

  @Test
  void outputsEqualThoseOfDl4j() {
    INDArray difference = trained.outputSingle(pixels).sub(shipped.outputSingle(pixels));

    assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-5);
  }

  @Test
  void gradientsEqualThoseOfDl4j() {
    INDArray expected = gradient(shipped);

    double difference = gradient(trained).sub(expected).norm2Number().doubleValue();

    assertThat(difference).isLessThan(1e-4 * expected.norm2Number().doubleValue());
  }

  private INDArray gradient(ComputationGraph network) {
    INDArray kinds = Nd4j.zeros(DataType.FLOAT, 4, ShapeKind.values().length);
    for (int i = 0; i < 4; i++) {
      kinds.putScalar(i, i, 1);
    }
    network.setInputs(pixels);
    network.setLabels(kinds);
    network.computeGradientAndScore();
    return network.getFlattenedGradients();
  }
}
