package dev.beagle.network;

/** A layer that cannot be compiled; another engine may run it. */
public final class UnsupportedLayerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An exception that names the layer.
   *
   * @param layer its name in the network
   * @param reason why not, in words
   */
  public UnsupportedLayerException(String layer, String reason) {
    super("Layer %s: %s".formatted(layer, reason));
  }
}
