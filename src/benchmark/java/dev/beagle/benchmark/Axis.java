package dev.beagle.benchmark;

/**
 * A vertical axis from 0.
 *
 * @param step from one line to the next
 * @param lines how many, besides that at 0
 * @param top its end on the canvas
 * @param bottom its beginning
 */
record Axis(double step, int lines, int top, int bottom) {

  /** One with a handful of lines at round figures. */
  static Axis upTo(double most, int top, int bottom) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double step = power / 5;
    for (double factor : new double[] {0.5, 1, 2}) {
      if (most / step > 6) {
        step = power * factor;
      }
    }
    return new Axis(step, (int) Math.ceil(most * 1.05 / step), top, bottom);
  }

  /** Where a value is on the canvas. */
  double y(double value) {
    return bottom - value / (step * lines) * (bottom - top);
  }

  void draw(SvgCanvas canvas, int left, int right) {
    for (int i = 0; i <= lines; i++) {
      double y = y(i * step);
      canvas.line(left, y, right, y, i == 0 ? "#57606a" : "#d8dee4");
      canvas.text(left - 8, y + 4, "end", SvgCanvas.number(i * step));
    }
  }
}
