package dev.beagle.config;

/** The wanted inference engine. */
public enum EngineChoice {
  AUTO,
  ONEDNN,
  DL4J
}
