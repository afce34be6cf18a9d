package dev.beagle.model;

import java.util.Locale;

/** The kinds of weights file there are. */
public enum ModelFormat {
  /** Any network of DL4J, as its {@code ModelSerializer} writes it. */
  DL4J_ZIP,
  /** Keras' weights in HDF5 for the built-in ResNet50, whichever of its topologies. */
  RESNET50_H5;

  /** As descriptions have it, such as {@code dl4j-zip}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
