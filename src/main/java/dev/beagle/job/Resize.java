package dev.beagle.job;

/** How an image of any shape becomes the model's input. */
public enum Resize {
  /** Width and height each to the model's, whatever that does to the proportions. */
  STRETCH,
  /** The short side to the model's, then the middle. */
  CROP
}
