package dev.beagle.engine;

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

import dev.beagle.plan.Curve;
import dev.beagle.plan.Epilogue;
import org.bytedeco.dnnl.post_ops;

/** Curves as oneDNN knows them. */
final class Eltwise {
  private Eltwise() {}

  /** Adds an epilogue's function, if it has one. */
  static void append(Epilogue epilogue, post_ops operations) {
    epilogue
        .curve()
        .ifPresent(
            curve -> operations.append_eltwise(algorithm(curve), curve.alpha(), curve.beta()));
  }

  /** The one of oneDNN that takes a curve's alpha and beta as they are. */
  static int algorithm(Curve curve) {
    return switch (curve.kind()) {
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
