package dev.beagle.image;

import dev.beagle.image.raster.Region;
import dev.beagle.image.raster.Size;
import dev.beagle.job.Resize;

/**
 * The way from an image to a model's input size.
 *
 * @param resized the size that the image is resized to
 * @param kept the region that is cut out of the resized image
 */
public record Framing(Size resized, Region kept) {

  public static Framing of(Size image, Size input, Resize resize) {
    Size resized =
        switch (resize) {
          case STRETCH -> input;
          case CROP -> covering(image, input);
        };
    int x = middle(resized.width(), input.width());
    int y = middle(resized.height(), input.height());
    return new Framing(resized, new Region(x, y, input));
  }

  /** One side is the model's, the other at least the model's, rounded down as in torchvision. */
  private static Size covering(Size image, Size input) {
    long byHeight = (long) image.width() * input.height();
    long byWidth = (long) image.height() * input.width();
    return byHeight >= byWidth
        ? new Size((int) Math.min(byHeight / image.height(), Integer.MAX_VALUE), input.height())
        : new Size(input.width(), (int) Math.min(byWidth / image.width(), Integer.MAX_VALUE));
  }

  /** The start of the middle; halves go to the even neighbour, as in torchvision. */
  private static int middle(int available, int wanted) {
    return (int) Math.rint((available - wanted) / 2.0);
  }
}
