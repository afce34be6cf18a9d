package dev.beagle.model;

import dev.beagle.job.Resize;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The input of a network: size, channel order, and normalisation {@code (pixel - mean[c]) *
 * scale[c]} of a pixel's levels of 0 to 255, with c counting in the network's channel order.
 *
 * @param width in pixels
 * @param height in pixels
 * @param resize how an image gets to that size
 * @param channels the order of the network's channels
 * @param mean three, one for each channel
 * @param scale three, one for each channel
 */
public record NetworkInput(
    int width,
    int height,
    Resize resize,
    ChannelOrder channels,
    List<Float> mean,
    List<Float> scale) {
  /** How many channels a network has: images are in colour. */
  public static final int CHANNELS = 3;

  private static final int HIGHEST_LEVEL = 255;

  public NetworkInput {
    mean = List.copyOf(mean);
    scale = List.copyOf(scale);
  }

  /**
   * The input value of a pixel's level.
   *
   * @param channel in the network's order
   * @param level of that channel, 0 to 255
   */
  public float value(int channel, int level) {
    return (level - mean.get(channel)) * scale.get(channel);
  }

  /** The lowest value that there may be, or 0. */
  public float lowest() {
    return (float) Math.min(0, ends().min().orElseThrow());
  }

  /** The highest value that there may be, or 0. */
  public float highest() {
    return (float) Math.max(0, ends().max().orElseThrow());
  }

  /** What the network takes for the darkest and for the brightest level of each channel. */
  private DoubleStream ends() {
    return IntStream.range(0, CHANNELS)
        .boxed()
        .flatMapToDouble(
            channel -> DoubleStream.of(value(channel, 0), value(channel, HIGHEST_LEVEL)));
  }
}
