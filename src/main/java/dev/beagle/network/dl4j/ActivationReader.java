package dev.beagle.network.dl4j;

import dev.beagle.network.Activation;
import dev.beagle.network.Activation.Function;
import dev.beagle.network.UnsupportedLayerException;
import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Reads DL4J's activation functions. */
final class ActivationReader {
  /** Klambauer et al., "Self-Normalizing Neural Networks" (2017). */
  private static final float SELU_ALPHA = 1.6732632f;

  private static final float SELU_FACTOR = 1.050701f;

  private ActivationReader() {}

  /**
   * The functions, one after the other, that make up an activation of each value by itself.
   *
   * @throws UnsupportedLayerException for an activation that they cannot make up
   */
  static List<Activation> of(String layer, IActivation activation) {
    if (activation instanceof ActivationIdentity) {
      return List.of();
    }
    if (activation instanceof ActivationReLU relu) {
      return relu(layer, relu);
    }
    if (activation instanceof ActivationLReLU relu) {
      return List.of(relu(relu.getAlpha()));
    }
    if (activation instanceof ActivationELU elu) {
      return List.of(new Activation(Function.ELU, (float) elu.getAlpha(), 0));
    }
    if (activation instanceof ActivationSELU) {
      return List.of(
          new Activation(Function.ELU, SELU_ALPHA, 0),
          new Activation(Function.LINEAR, SELU_FACTOR, 0));
    }
    if (activation instanceof ActivationGELU gelu && !gelu.isPrecise()) {
      // ND4J has x * sigmoid(1.702 * x). Its "precise" one is a formula of its own.
      return List.of(new Activation(Function.SWISH, 1.702f, 0));
    }
    return withoutParameters(layer, activation);
  }

  private static List<Activation> withoutParameters(String layer, IActivation activation) {
    if (activation instanceof ActivationReLU6) {
      return List.of(new Activation(Function.CLIP, 0, 6));
    }
    if (activation instanceof ActivationHardTanH) {
      return List.of(new Activation(Function.CLIP, -1, 1));
    }
    if (activation instanceof ActivationTanH) {
      return List.of(Activation.of(Function.TANH));
    }
    if (activation instanceof ActivationRectifiedTanh) {
      return List.of(Activation.of(Function.TANH), relu(0));
    }
    if (activation instanceof ActivationSigmoid) {
      return List.of(Activation.of(Function.LOGISTIC));
    }
    if (activation instanceof ActivationHardSigmoid) {
      return List.of(new Activation(Function.HARD_LOGISTIC, 0.2f, 0.5f));
    }
    if (activation instanceof ActivationSoftPlus) {
      return List.of(new Activation(Function.SOFTPLUS, 1, 0));
    }
    if (activation instanceof ActivationSwish) {
      return List.of(new Activation(Function.SWISH, 1, 0));
    }
    if (activation instanceof ActivationMish) {
      return List.of(Activation.of(Function.MISH));
    }
    if (activation instanceof ActivationCube) {
      return List.of(new Activation(Function.POWER, 1, 3));
    }
    throw new UnsupportedLayerException(
        layer, "the activation " + activation + " is not supported");
  }

  private static List<Activation> relu(String layer, ActivationReLU relu) {
    if (relu.getThreshold() != null && relu.getThreshold() != 0) {
      throw new UnsupportedLayerException(layer, "a ReLU with a threshold is not supported");
    }
    Activation unbounded = relu(relu.getNegativeSlope() == null ? 0 : relu.getNegativeSlope());
    return relu.getMax() == null
        ? List.of(unbounded)
        : List.of(
            unbounded, new Activation(Function.CLIP, -Float.MAX_VALUE, relu.getMax().floatValue()));
  }

  private static Activation relu(double slope) {
    return new Activation(Function.RELU, (float) slope, 0);
  }
}
