package dev.beagle.model.resnet50;

/**
 * The two networks that Keras has published as ResNet50, which differ in the pool after the stem,
 * in a constant, and in the names of their layers. In both, a stage's first block has its stride on
 * the 1x1 convolutions (He et al., "Deep Residual Learning for Image Recognition", 2015).
 */
public enum ResNet50Topology {
  /** The file of 2015 to 2018. */
  V1("conv1", "bn_conv1", 1e-3, 0) {
    @Override
    String block(int stage, int block) {
      return stage + String.valueOf((char) ('a' + block - 1));
    }

    @Override
    String convolution(int stage, int block, int branch) {
      return "res" + block(stage, block) + "_" + BRANCHES[branch];
    }

    @Override
    String batchNorm(int stage, int block, int branch) {
      return "bn" + block(stage, block) + "_" + BRANCHES[branch];
    }
  },

  /** The file of keras-applications. */
  V2("conv1_conv", "conv1_bn", 1.001e-5, 1) {
    @Override
    String block(int stage, int block) {
      return "conv" + stage + "_block" + block;
    }

    @Override
    String convolution(int stage, int block, int branch) {
      return block(stage, block) + "_" + branch + "_conv";
    }

    @Override
    String batchNorm(int stage, int block, int branch) {
      return block(stage, block) + "_" + branch + "_bn";
    }
  };

  private static final String[] BRANCHES = {"branch1", "branch2a", "branch2b", "branch2c"};

  private final String stemConvolution;
  private final String stemBatchNorm;
  private final double epsilon;
  private final int poolPadding;

  ResNet50Topology(String stemConvolution, String stemBatchNorm, double epsilon, int poolPadding) {
    this.stemConvolution = stemConvolution;
    this.stemBatchNorm = stemBatchNorm;
    this.epsilon = epsilon;
    this.poolPadding = poolPadding;
  }

  /** The layer that tells a weights file of this topology from others. */
  String stemConvolution() {
    return stemConvolution;
  }

  String stemBatchNorm() {
    return stemBatchNorm;
  }

  /** What batch norm adds to the variance. */
  double epsilon() {
    return epsilon;
  }

  /** Pixels around the input of the 3x3 pool after the stem. */
  int poolPadding() {
    return poolPadding;
  }

  /** The name of a block: stages count from 2, blocks from 1. */
  abstract String block(int stage, int block);

  /** The name of a convolution: branch 0 is the shortcut's, 1 to 3 are the main branch's. */
  abstract String convolution(int stage, int block, int branch);

  /** The name of the batch norm after that convolution. */
  abstract String batchNorm(int stage, int block, int branch);
}
