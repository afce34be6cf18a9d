package dev.beagle.benchmark;

import java.util.Locale;

/** Collects the parts of an SVG file. Lengths are in pixels, from the top left corner. */
final class SvgCanvas {
  private final StringBuilder parts = new StringBuilder();
  private final int width;
  private final int height;

  SvgCanvas(int width, int height) {
    this.width = width;
    this.height = height;
  }

  String svg() {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <style>
        text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f; }
        .title { font-weight: 600; font-size: 15px; }
        .small { font-size: 11px; fill: #57606a; }
        .middle { text-anchor: middle; }
        .end { text-anchor: end; }
        .name { font-weight: 600; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
        </style>
        <rect width="%1$d" height="%2$d" rx="8" fill="#ffffff"/>
        %3$s</svg>
        """
        .formatted(width, height, parts);
  }

  void text(double x, double y, String style, String text) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(text));
  }

  /** In bold and a colour. */
  void name(double x, double y, String text, String colour) {
    add(
        "<text class=\"name\" style=\"fill:%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        colour, x, y, escaped(text));
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, colour);
  }

  void dashes(double left, double right, double y, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%3$.1f\" x2=\"%2$.1f\" y2=\"%3$.1f\" stroke=\"%4$s\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
        left, right, y, colour);
  }

  void dot(double x, double y, String colour) {
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour);
  }

  void bar(double x, double y, double barWidth, double barHeight, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>",
        x, y, barWidth, barHeight, colour);
  }

  /**
   * A line through points.
   *
   * @param points as {@code x,y x,y …}
   */
  void path(String points, String colour) {
    add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour);
  }

  /** A figure with as many digits as one can read. */
  static String number(double value) {
    String format = value != 0 && value < 10 && value != Math.rint(value) ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String format, Object... values) {
    parts.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
