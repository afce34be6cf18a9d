package dev.beagle.image.raster;

/** A part of an image: its top left corner and its size. */
public record Region(int x, int y, Size size) {}
