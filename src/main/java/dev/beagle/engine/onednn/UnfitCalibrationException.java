package dev.beagle.engine.onednn;

/** A calibration that is not one of the network that it came with. */
public final class UnfitCalibrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfitCalibrationException() {
    super("its calibration is for other layers; make it again, as the README says");
  }
}
