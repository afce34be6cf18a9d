package dev.beagle.image.raster;

/** Blends transparent colours with white. */
final class OnWhite {
  private OnWhite() {}

  /** Writes the colour 0xAARRGGBB as three bytes of RGB. */
  static void put(int colour, byte[] rgb, int at) {
    int alpha = colour >>> 24;
    rgb[at] = (byte) blend((colour >> 16) & 0xff, alpha);
    rgb[at + 1] = (byte) blend((colour >> 8) & 0xff, alpha);
    rgb[at + 2] = (byte) blend(colour & 0xff, alpha);
  }

  /** A level of 0 to 255 over white, with an alpha of 0 to 255, rounded. */
  static int blend(int level, int alpha) {
    return alpha == 255 ? level : (level * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
