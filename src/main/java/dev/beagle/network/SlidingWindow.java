package dev.beagle.network;

/**
 * A sliding window: kernel size, stride, dilation and padding.
 *
 * @param kernel its size
 * @param stride the distance from one position to the next
 * @param dilation the distance from one of its rows or columns to the next; 1 is dense
 * @param before zeros above and to the left
 * @param after zeros below and to the right
 */
public record SlidingWindow(
    HeightWidth kernel,
    HeightWidth stride,
    HeightWidth dilation,
    HeightWidth before,
    HeightWidth after) {
  /** A kernel of one pixel, which moves over every pixel. */
  public static final SlidingWindow POINT =
      new SlidingWindow(
          HeightWidth.ONE, HeightWidth.ONE, HeightWidth.ONE, HeightWidth.NONE, HeightWidth.NONE);

  public SlidingWindow padded(HeightWidth moreBefore, HeightWidth moreAfter) {
    return new SlidingWindow(
        kernel, stride, dilation, before.plus(moreBefore), after.plus(moreAfter));
  }

  /** Whether some position may lie in the padding alone, over the smallest possible image. */
  boolean mayMiss() {
    return misses(before.height(), after.height(), kernel.height(), dilation.height())
        || misses(before.width(), after.width(), kernel.width(), dilation.width());
  }

  private static boolean misses(int before, int after, int kernel, int dilation) {
    // Between the rows of a dilated kernel there is room for an image of one row.
    return dilation > 1 || before >= kernel || after >= kernel;
  }

  /** The number of positions for the kernel over an image of this size. */
  public HeightWidth places(Shape input) {
    return new HeightWidth(
        places(
            input.height() + before.height() + after.height(),
            kernel.height(),
            stride.height(),
            dilation.height()),
        places(
            input.width() + before.width() + after.width(),
            kernel.width(),
            stride.width(),
            dilation.width()));
  }

  /** The inverse of {@link #places}: the size of an image with so many positions. */
  public HeightWidth reach(Shape places) {
    int height = reach(places.height(), kernel.height(), stride.height(), dilation.height());
    int width = reach(places.width(), kernel.width(), stride.width(), dilation.width());
    return new HeightWidth(
        height - before.height() - after.height(), width - before.width() - after.width());
  }

  private static int reach(int places, int kernel, int stride, int dilation) {
    return (places - 1) * stride + (kernel - 1) * dilation + 1;
  }

  private static int places(int size, int kernel, int stride, int dilation) {
    return (size - (kernel - 1) * dilation - 1) / stride + 1;
  }
}
