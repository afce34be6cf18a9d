package dev.beagle.network;

/**
 * How a kernel moves over an image.
 *
 * @param kernel its size
 * @param stride from one place to the next
 * @param dilation from one of its rows or columns to the next; 1 is dense
 * @param before zeros above and to the left
 * @param after zeros below and to the right
 */
public record SlidingWindow(
    HeightWidth kernel,
    HeightWidth stride,
    HeightWidth dilation,
    HeightWidth before,
    HeightWidth after) {
  /** A kernel that sees one pixel, and each once. */
  public static final SlidingWindow POINT =
      new SlidingWindow(
          HeightWidth.ONE, HeightWidth.ONE, HeightWidth.ONE, HeightWidth.NONE, HeightWidth.NONE);

  public SlidingWindow padded(HeightWidth moreBefore, HeightWidth moreAfter) {
    return new SlidingWindow(
        kernel, stride, dilation, before.plus(moreBefore), after.plus(moreAfter));
  }

  /** Whether some place may lie in the padding alone, of an image as small as can be. */
  boolean mayMiss() {
    return misses(before.height(), after.height(), kernel.height(), dilation.height())
        || misses(before.width(), after.width(), kernel.width(), dilation.width());
  }

  private static boolean misses(int before, int after, int kernel, int dilation) {
    // Between the rows of a dilated kernel there is room for an image of one row.
    return dilation > 1 || before >= kernel || after >= kernel;
  }

  /** How many places there are for the kernel, over an image of this size. */
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

  /** The size of the image over which there are as many places as these values: the inverse. */
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
