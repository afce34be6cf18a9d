package dev.beagle.engine.onednn;

/** Thrown for a calibration that belongs to another network. */
final class UnfitCalibrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfitCalibrationException() {
    super("its calibration is for other layers; make it again, as the README says");
  }
}
