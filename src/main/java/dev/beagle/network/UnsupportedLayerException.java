package dev.beagle.network;

/** Thrown for a layer that no operation can express, or that an engine cannot run. */
public final class UnsupportedLayerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An exception that names the layer.
   *
   * @param layer its name in the network
   * @param reason why it is not supported, in words
   */
  public UnsupportedLayerException(String layer, String reason) {
    super("Layer %s: %s".formatted(layer, reason));
  }
}
