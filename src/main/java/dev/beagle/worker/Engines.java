package dev.beagle.worker;

import dev.beagle.config.EngineChoice;
import dev.beagle.config.EngineConfig;
import dev.beagle.engine.EngineProvider;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.LoadedModel;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses the engine that runs a model, by the setting {@code beagle.engine}. */
public final class Engines {
  private static final System.Logger LOG = System.getLogger(Engines.class.getName());

  private final EngineChoice choice;
  private final List<EngineProvider> providers;

  public Engines(EngineConfig config) {
    this.choice = config.engine();
    this.providers = Supported.engines(config);
  }

  /**
   * Loads the engines' native libraries. To be called before a model is loaded, on the same thread:
   * the libraries leave data behind on each thread that uses them, which would keep the application
   * in memory if the thread outlived it.
   */
  public void prepare() {
    providers.forEach(EngineProvider::prepare);
  }

  /**
   * Opens a model with the chosen engine, or with the first engine that can run it if the choice is
   * {@code auto}. The engine closes the model. The log names the engines that cannot run it.
   *
   * @throws BeagleException {@code model_not_ready} if no engine that may run the model can; the
   *     model is then closed
   */
  public InferenceEngine open(LoadedModel model) {
    List<UnsupportedModelException> obstacles = new ArrayList<>();
    for (EngineProvider provider : providers) {
      if (isAllowed(provider)) {
        try {
          InferenceEngine engine = provider.open(model);
          warn(model, provider, obstacles);
          return engine;
        } catch (UnsupportedModelException e) {
          obstacles.add(e);
        }
      }
    }
    model.close();
    throw refusal(model, obstacles);
  }

  private boolean isAllowed(EngineProvider provider) {
    return choice == EngineChoice.AUTO || choice.name().equalsIgnoreCase(provider.name());
  }

  private static void warn(
      LoadedModel model, EngineProvider provider, List<UnsupportedModelException> obstacles) {
    if (!obstacles.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "Model {0} runs on {1}, which is slower: {2}",
          model.name(),
          provider.name(),
          words(obstacles));
    }
  }

  private BeagleException refusal(LoadedModel model, List<UnsupportedModelException> obstacles) {
    String advice =
        choice == EngineChoice.AUTO
            ? ""
            : " Set %s to auto to allow other engines.".formatted(EngineConfig.ENGINE.key());
    BeagleException refusal =
        new BeagleException(
            ErrorCode.MODEL_NOT_READY,
            "Model %s cannot be run: %s.%s".formatted(model.name(), words(obstacles), advice));
    obstacles.forEach(refusal::addSuppressed);
    return refusal;
  }

  private static String words(List<UnsupportedModelException> obstacles) {
    return obstacles.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
  }
}
