package dev.beagle.engine.onednn;

import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import java.util.List;

/** Models that are ready for eight bits. */
public final class Calibrated {
  private Calibrated() {}

  /** A model that has seen some pictures. */
  public static LoadedModel with(List<Pixels> pictures, LoadedModel model) {
    try (Calibrator calibrator = new Calibrator(model)) {
      pictures.forEach(calibrator::see);
      return calibrator.calibrated();
    }
  }
}
