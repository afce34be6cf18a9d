package dev.beagle.engine.onednn;

import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.worker.Supported;
import java.util.List;

/** Models that are ready for int8. */
public final class Calibrated {
  private Calibrated() {}

  /** A model calibrated with some pictures. */
  public static LoadedModel with(List<Pixels> pictures, LoadedModel model) {
    try (Calibrator calibrator = Calibrator.open(model, Supported.IMPORTERS)) {
      pictures.forEach(calibrator::observe);
      return calibrator.calibrated();
    } catch (UnsupportedModelException e) {
      throw new AssertionError(e);
    }
  }
}
