package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_abs;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_hardsigmoid;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_mish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_pow;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_soft_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;

import dev.beagle.network.Activation;
import dev.beagle.network.PostOps;
import org.bytedeco.dnnl.post_ops;

/** Translates activations to oneDNN's eltwise algorithms. */
final class Eltwise {
  private Eltwise() {}

  /** Appends the activation of post-ops, if they have one. */
  static void append(PostOps postOps, post_ops operations) {
    postOps
        .activation()
        .ifPresent(
            activation ->
                operations.append_eltwise(
                    algorithm(activation), activation.alpha(), activation.beta()));
  }

  /** The algorithm, which takes the activation's alpha and beta as they are. */
  static int algorithm(Activation activation) {
    return switch (activation.function()) {
      case RELU -> dnnl_eltwise_relu;
      case ELU -> dnnl_eltwise_elu;
      case CLIP -> dnnl_eltwise_clip;
      case TANH -> dnnl_eltwise_tanh;
      case LOGISTIC -> dnnl_eltwise_logistic;
      case HARD_LOGISTIC -> dnnl_eltwise_hardsigmoid;
      case SOFTPLUS -> dnnl_eltwise_soft_relu;
      case SWISH -> dnnl_eltwise_swish;
      case MISH -> dnnl_eltwise_mish;
      case ABSOLUTE -> dnnl_eltwise_abs;
      case LINEAR -> dnnl_eltwise_linear;
      case POWER -> dnnl_eltwise_pow;
    };
  }
}
