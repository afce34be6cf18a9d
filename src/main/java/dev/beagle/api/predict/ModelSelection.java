package dev.beagle.api.predict;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.ModelInfo;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.ModelStatus.State;
import dev.beagle.queue.WorkerStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects the model of a request among those that workers have announced.
 *
 * <p>The default is the first model of the longest-serving worker that has any. It stays the
 * default while it loads and when it has failed: the operator who configured it learns that, and no
 * other network answers in its place.
 */
public final class ModelSelection {
  private static final String NO_WORKER =
      "No worker has announced itself: deploy beagle-worker.war with the same Redis as this web"
          + " node, or wait until it has started.";

  private final List<WorkerStatus> workers;

  /**
   * Creates a selection among the models of these workers.
   *
   * @param workers longest serving first
   */
  public ModelSelection(List<WorkerStatus> workers) {
    this.workers = List.copyOf(workers);
  }

  /**
   * Selects a model.
   *
   * @param name null for the default
   * @throws BeagleException {@code unknown_model} if no worker has one of that name, {@code
   *     model_not_ready} if none serves it yet
   */
  public ModelInfo select(@Nullable String name) {
    if (workers.isEmpty()) {
      throw new BeagleException(ErrorCode.MODEL_NOT_READY, NO_WORKER);
    }
    String wanted = name == null ? defaultModel() : name;
    List<ModelStatus> found = models().stream().filter(m -> m.name().equals(wanted)).toList();
    return found.stream()
        .filter(model -> model.state() == State.READY)
        .flatMap(model -> Stream.ofNullable(model.info()))
        .findFirst()
        .orElseThrow(() -> found.isEmpty() ? unknown(wanted) : notReady(found));
  }

  /**
   * All models, the default first, each with its best status: ready on one worker is better than
   * loading on another, and loading is better than failed.
   */
  public List<ModelStatus> all() {
    Map<String, ModelStatus> best = new LinkedHashMap<>();
    for (ModelStatus model : models()) {
      best.merge(model.name(), model, ModelSelection::better);
    }
    return List.copyOf(best.values());
  }

  private static ModelStatus better(ModelStatus one, ModelStatus other) {
    if (one.state() == State.READY || other.state() == State.READY) {
      return one.state() == State.READY ? one : other;
    }
    return one.state().compareTo(other.state()) <= 0 ? one : other;
  }

  private String defaultModel() {
    return models().stream()
        .findFirst()
        .map(ModelStatus::name)
        .orElseThrow(
            () ->
                new BeagleException(
                    ErrorCode.MODEL_NOT_READY,
                    "The worker on %s serves no model yet: wait, or look at its log."
                        .formatted(workers.get(0).host())));
  }

  private List<ModelStatus> models() {
    return workers.stream().flatMap(worker -> worker.models().stream()).toList();
  }

  private BeagleException unknown(String wanted) {
    String names =
        models().stream().map(ModelStatus::name).distinct().collect(Collectors.joining(", "));
    return new BeagleException(
        ErrorCode.UNKNOWN_MODEL,
        "There is no model \"%s\" here. Models: %s."
            .formatted(Parameter.echo(wanted), names.isEmpty() ? "none" : names));
  }

  /** Tells the best status: a worker may load the model while another has failed. */
  private static BeagleException notReady(List<ModelStatus> found) {
    ModelStatus best = found.stream().min(Comparator.comparing(ModelStatus::state)).orElseThrow();
    String sentence =
        best.state() == State.LOADING
            ? "Model %s is not ready yet: %s".formatted(best.name(), reason(best, "loading"))
            : "Model %s cannot be served: %s"
                .formatted(best.name(), reason(best, "see the worker's log"));
    return new BeagleException(ErrorCode.MODEL_NOT_READY, sentence);
  }

  private static String reason(ModelStatus model, String fallback) {
    return Optional.ofNullable(model.reason()).filter(text -> !text.isBlank()).orElse(fallback);
  }
}
