package dev.beagle.image;

/** A part of an image: its top left corner and its size. */
record Window(int x, int y, Size size) {}
