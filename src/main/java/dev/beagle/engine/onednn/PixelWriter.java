package dev.beagle.engine.onednn;

import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Quantization;
import dev.beagle.job.Pixels;
import dev.beagle.model.NetworkInput;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * Writes 8-bit RGB images into native memory as a network's input values, by a table of the 256
 * values of each channel.
 */
final class PixelWriter {
  private static final int LEVELS = 256;

  private final NetworkInput input;
  private final Precision precision;
  private final float[][] values = new float[NetworkInput.CHANNELS][LEVELS];
  private final short[][] rounded = new short[NetworkInput.CHANNELS][LEVELS];
  private final byte[][] whole = new byte[NetworkInput.CHANNELS][LEVELS];
  private final float[] floats;
  private final short[] shorts;
  private final byte[] bytes;

  PixelWriter(NetworkInput input, Precision precision) {
    this.input = input;
    this.precision = precision;
    float factor = Quantization.input(input).factor();
    for (int channel = 0; channel < NetworkInput.CHANNELS; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        values[channel][level] = input.value(channel, level);
        rounded[channel][level] = bf16(values[channel][level]);
        whole[channel][level] = (byte) Math.round(values[channel][level] / factor);
      }
    }
    int length = NetworkInput.CHANNELS * input.width() * input.height();
    floats = new float[precision == Precision.FLOAT32 ? length : 0];
    shorts = new short[precision == Precision.BF16 ? length : 0];
    bytes = new byte[precision == Precision.INT8 ? length : 0];
  }

  /**
   * Writes one image.
   *
   * @param start the address of the batch
   * @param index the image's index in the batch
   */
  void write(Pixels pixels, Pointer start, int index) {
    switch (precision) {
      case FLOAT32 -> {
        fillFloats(pixels.rgb());
        new FloatPointer(start).position((long) index * floats.length).put(floats);
      }
      case BF16 -> {
        fillShorts(pixels.rgb());
        new ShortPointer(start).position((long) index * shorts.length).put(shorts);
      }
      case INT8 -> {
        fillBytes(pixels.rgb());
        new BytePointer(start).position((long) index * bytes.length).put(bytes);
      }
    }
  }

  private void fillFloats(byte[] rgb) {
    for (int channel = 0; channel < NetworkInput.CHANNELS; channel++) {
      float[] table = values[channel];
      int offset = input.channels().offset(channel);
      for (int i = 0; i < floats.length; i += NetworkInput.CHANNELS) {
        floats[i + channel] = table[rgb[i + offset] & 0xff];
      }
    }
  }

  private void fillShorts(byte[] rgb) {
    for (int channel = 0; channel < NetworkInput.CHANNELS; channel++) {
      short[] table = rounded[channel];
      int offset = input.channels().offset(channel);
      for (int i = 0; i < shorts.length; i += NetworkInput.CHANNELS) {
        shorts[i + channel] = table[rgb[i + offset] & 0xff];
      }
    }
  }

  private void fillBytes(byte[] rgb) {
    for (int channel = 0; channel < NetworkInput.CHANNELS; channel++) {
      byte[] table = whole[channel];
      int offset = input.channels().offset(channel);
      for (int i = 0; i < bytes.length; i += NetworkInput.CHANNELS) {
        bytes[i + channel] = table[rgb[i + offset] & 0xff];
      }
    }
  }

  /** The nearest bf16; of two, the even one. */
  private static short bf16(float value) {
    int bits = Float.floatToIntBits(value);
    return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
  }
}
