package dev.beagle.plan;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_hardsigmoid;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_mish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_soft_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** DL4J's activation functions in oneDNN's terms. */
final class Curves {
  private Curves() {}

  /**
   * The function of an activation that takes each value for itself.
   *
   * @throws UnsupportedLayerException for one that oneDNN does not have
   */
  static Curve of(String layer, IActivation activation) {
    if (activation instanceof ActivationReLU relu) {
      return relu(layer, relu);
    }
    if (activation instanceof ActivationLReLU relu) {
      return new Curve(dnnl_eltwise_relu, (float) relu.getAlpha(), 0);
    }
    if (activation instanceof ActivationELU elu) {
      return new Curve(dnnl_eltwise_elu, (float) elu.getAlpha(), 0);
    }
    if (activation instanceof ActivationGELU gelu && !gelu.isPrecise()) {
      // ND4J has x * sigmoid(1.702 * x). Its "precise" one is a formula that oneDNN does not have.
      return new Curve(dnnl_eltwise_swish, 1.702f, 0);
    }
    return withoutParameters(layer, activation);
  }

  private static Curve withoutParameters(String layer, IActivation activation) {
    if (activation instanceof ActivationReLU6) {
      return new Curve(dnnl_eltwise_clip, 0, 6);
    }
    if (activation instanceof ActivationHardTanH) {
      return new Curve(dnnl_eltwise_clip, -1, 1);
    }
    if (activation instanceof ActivationTanH) {
      return new Curve(dnnl_eltwise_tanh, 0, 0);
    }
    if (activation instanceof ActivationSigmoid) {
      return new Curve(dnnl_eltwise_logistic, 0, 0);
    }
    if (activation instanceof ActivationHardSigmoid) {
      return new Curve(dnnl_eltwise_hardsigmoid, 0.2f, 0.5f);
    }
    if (activation instanceof ActivationSoftPlus) {
      return new Curve(dnnl_eltwise_soft_relu, 1, 0);
    }
    if (activation instanceof ActivationSwish) {
      return new Curve(dnnl_eltwise_swish, 1, 0);
    }
    if (activation instanceof ActivationMish) {
      return new Curve(dnnl_eltwise_mish, 0, 0);
    }
    throw new UnsupportedLayerException(layer, "the activation " + activation + " is not compiled");
  }

  private static Curve relu(String layer, ActivationReLU relu) {
    boolean plain = is(relu.getThreshold(), 0) && relu.getMax() == null;
    if (!plain) {
      throw new UnsupportedLayerException(layer, "a ReLU with a threshold or a maximum");
    }
    Double slope = relu.getNegativeSlope();
    return new Curve(dnnl_eltwise_relu, slope == null ? 0 : slope.floatValue(), 0);
  }

  private static boolean is(Double value, double expected) {
    return value == null || value == expected;
  }
}
