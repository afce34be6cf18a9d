package dev.beagle.engine.onednn.program;

/** Thrown for a calibration that belongs to another network. */
public final class UnfitCalibrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfitCalibrationException() {
    super("its calibration is for other layers; make it again, as the README says");
  }
}
