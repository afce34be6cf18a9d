package dev.beagle.engine;

/** A calibration that is not one of the network that it came with. */
final class UnfitCalibrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfitCalibrationException() {
    super("its calibration is for other layers; make it again, as the README says");
  }
}
