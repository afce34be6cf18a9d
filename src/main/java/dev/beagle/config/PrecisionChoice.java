package dev.beagle.config;

/** The wanted number format of the onednn engine. */
public enum PrecisionChoice {
  AUTO,
  FLOAT32,
  BF16,
  INT8
}
