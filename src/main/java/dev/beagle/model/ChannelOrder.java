package dev.beagle.model;

/** The order in which a network wants red, green and blue. */
public enum ChannelOrder {
  RGB,
  BGR;

  /** The place of a network's channel in an RGB pixel: 0 red, 1 green, 2 blue. */
  public int offset(int channel) {
    return this == RGB ? channel : 2 - channel;
  }
}
