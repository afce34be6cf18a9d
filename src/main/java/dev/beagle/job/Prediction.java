package dev.beagle.job;

/** A label and its probability, 0 to 1. */
public record Prediction(String label, double probability) {}
