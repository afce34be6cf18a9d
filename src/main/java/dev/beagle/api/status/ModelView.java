package dev.beagle.api.status;

import dev.beagle.job.ModelInfo;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.ServingFigures;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A model in {@code /api/status}; what is null is left out. Figures are one worker's, and those of
 * {@link ServingFigures}.
 *
 * @param name as in {@code ?model=}
 * @param state {@code LOADING}, {@code READY} or {@code FAILED}
 * @param reason what it is doing, or what went wrong
 * @param progress how much of loading is done, from 0 to 1
 * @param version of the model, once ready, like the next five
 * @param engine what runs it
 * @param precision what that calculates in
 * @param classes how many labels it has
 * @param width of its input, in pixels
 * @param height of its input, in pixels
 */
@JsonbPropertyOrder({
  "name",
  "state",
  "reason",
  "progress",
  "version",
  "engine",
  "precision",
  "classes",
  "width",
  "height",
  "images",
  "imagesPerSecond",
  "meanBatchSize",
  "inFlight",
  "failures",
  "batchMillisMedian",
  "batchMillis95th"
})
public record ModelView(
    String name,
    ModelStatus.State state,
    String reason,
    Double progress,
    String version,
    String engine,
    String precision,
    Integer classes,
    Integer width,
    Integer height,
    Long images,
    Double imagesPerSecond,
    Double meanBatchSize,
    Integer inFlight,
    Long failures,
    Double batchMillisMedian,
    Double batchMillis95th) {

  /** A model wherever it is: without a worker's figures. */
  static ModelView anywhere(ModelStatus model) {
    return of(model, null);
  }

  /** A model on the worker that says so. */
  static ModelView of(ModelStatus model) {
    return of(model, model.figures());
  }

  private static ModelView of(ModelStatus model, ServingFigures figures) {
    ModelInfo info = model.info();
    boolean ready = info != null;
    boolean counted = figures != null;
    return new ModelView(
        model.name(),
        model.state(),
        model.reason(),
        model.progress(),
        ready ? info.version() : null,
        ready ? info.engine() : null,
        ready ? info.precision() : null,
        ready ? info.classes() : null,
        ready ? info.width() : null,
        ready ? info.height() : null,
        counted ? figures.images() : null,
        counted ? figures.imagesPerSecond() : null,
        counted ? figures.meanBatchSize() : null,
        counted ? figures.inFlight() : null,
        counted ? figures.failures() : null,
        counted ? figures.batchMillisMedian() : null,
        counted ? figures.batchMillis95th() : null);
  }
}
