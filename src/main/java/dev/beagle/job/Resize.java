package dev.beagle.job;

/** The way from an image of any shape to the model's input. */
public enum Resize {
  /** Resizes width and height to the model's, without regard to the proportions. */
  STRETCH,
  /** Resizes the short side to the model's and cuts out the middle. */
  CROP
}
