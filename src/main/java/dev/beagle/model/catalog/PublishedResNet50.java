package dev.beagle.model.catalog;

import dev.beagle.config.ModelsConfig;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Checksum;
import dev.beagle.model.ModelDescription;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.WeightsSource;
import dev.beagle.model.resnet50.ResNet50;
import dev.beagle.model.resnet50.ResNet50Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keras' ResNet50 for ImageNet. */
final class PublishedResNet50 {
  static final String NAME = "resnet50";

  /** The weights of the first topology: the file that has been published the longest. */
  private static final String ADDRESS =
      "https://github.com/fchollet/deep-learning-models/releases/download/v0.2/"
          + "resnet50_weights_tf_dim_ordering_tf_kernels.h5";

  /** The checksums of both published files: as they have the same name, either may be there. */
  private static final List<Checksum> CHECKSUMS =
      List.of(
          Checksum.parse("md5:a7b3fe01876f51b976af0dea6bc144eb"),
          Checksum.parse("md5:2cb95161c43110f7111970584f804107"));

  /**
   * The same as Keras' {@code preprocess_input} for this network: blue first, minus ImageNet's
   * mean.
   */
  private static final NetworkInput INPUT =
      new NetworkInput(
          ResNet50.SIZE,
          ResNet50.SIZE,
          Resize.STRETCH,
          ChannelOrder.BGR,
          List.of(103.939f, 116.779f, 123.68f),
          List.of(1f, 1f, 1f));

  private PublishedResNet50() {}

  /** The model's description, with the weights that are set or else the published ones. */
  static ModelDescription description(ModelsConfig models) {
    Optional<Path> own = models.resnet50Weights();
    return new ModelDescription(
        models.directory().resolve("resnet50.json"),
        NAME,
        "keras-imagenet",
        new WeightsSource(
            ResNet50Weights.FORMAT.name(),
            own.map(path -> path.toAbsolutePath().toString()).orElse(ADDRESS),
            own.isPresent() ? List.of() : CHECKSUMS),
        ModelDescription.IMAGENET,
        INPUT);
  }
}
