package dev.beagle.image.format;

import dev.beagle.image.format.Chunks.Chunk;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * The transparency of a lossy WebP frame (WebP Container Specification, "Alpha"). The codec
 * inflates it, but gets the vertical filter wrong and ignores uncompressed data.
 *
 * @param start start of the chunk's content: a byte of flags, then the data
 * @param end end of the chunk's content
 * @param compressed whether the data are compressed
 * @param filter number of the filter
 */
record WebpAlpha(int start, int end, boolean compressed, int filter) {
  private static final int FILTER_BITS = 0x0c;
  private static final int NONE = 0;
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;

  static WebpAlpha of(byte[] file, Chunk chunk) {
    int flags = file[chunk.start()];
    return new WebpAlpha(chunk.start(), chunk.end(), (flags & 3) != 0, (flags & FILTER_BITS) >> 2);
  }

  /** Hides the filter from the codec. */
  void hideFilter(byte[] copy) {
    copy[start] &= ~FILTER_BITS;
  }

  /** Restores the transparency of a decoded frame. */
  void restore(byte[] file, WritableRaster alpha) {
    int width = alpha.getWidth();
    int @Nullable [] above = null;
    for (int y = 0; y < alpha.getHeight(); y++) {
      int[] row =
          compressed ? alpha.getPixels(0, y, width, 1, (int[]) null) : stored(file, y, width);
      if (filter != NONE) {
        addPrediction(row, above);
      }
      alpha.setPixels(0, y, width, 1, row);
      above = row;
    }
  }

  private int[] stored(byte[] file, int y, int width) {
    int from = start + 1 + y * width;
    if (from + width > end) {
      throw new IllegalArgumentException("the transparency ends early");
    }
    int[] row = new int[width];
    for (int x = 0; x < width; x++) {
      row[x] = file[from + x] & 0xff;
    }
    return row;
  }

  private void addPrediction(int[] row, int @Nullable [] above) {
    for (int x = 0; x < row.length; x++) {
      row[x] = (row[x] + prediction(row, above, x)) & 0xff;
    }
  }

  private int prediction(int[] row, int @Nullable [] above, int x) {
    if (above == null) {
      return x == 0 ? 0 : row[x - 1];
    }
    if (x == 0 || filter == VERTICAL) {
      return above[x];
    }
    return filter == HORIZONTAL
        ? row[x - 1]
        : Math.max(0, Math.min(255, row[x - 1] + above[x] - above[x - 1]));
  }
}
