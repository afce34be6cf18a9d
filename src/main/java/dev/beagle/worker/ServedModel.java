package dev.beagle.worker;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.queue.ModelFigures;
import dev.beagle.queue.ModelStatus;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One model of a worker, from loading to freeing. Each model is loaded once, on a thread of its
 * own: a long download delays no other model.
 */
final class ServedModel {
  private static final System.Logger LOG = System.getLogger(ServedModel.class.getName());
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final ModelRequest request;
  private final BiFunction<ModelRequest, LoadProgress, LoadedModel> loader;
  private final Function<LoadedModel, InferenceEngine> engines;
  private final EngineThread thread;
  private final Consumer<Runnable> batches;
  private final Runnable onChange;
  private final BatchMeter meter = new BatchMeter();

  private volatile ModelStatus status;
  private volatile boolean closing;
  private volatile Future<?> loading = CompletableFuture.completedFuture(null);
  // Both are used on the engine thread only.
  private @Nullable InferenceEngine engine;
  private @Nullable BatchRunner runner;

  /**
   * Creates a model that is not loaded yet.
   *
   * @param loader loads the model; may take minutes, and ends when interrupted
   * @param engines opens the engine of a model
   * @param threads makes the engine thread
   * @param batches runs each batch, on the engine thread, and may count it
   * @param onChange called after each change of the status, on the engine thread
   */
  ServedModel(
      ModelRequest request,
      BiFunction<ModelRequest, LoadProgress, LoadedModel> loader,
      Function<LoadedModel, InferenceEngine> engines,
      ThreadFactory threads,
      Consumer<Runnable> batches,
      Runnable onChange) {
    this.request = request;
    this.loader = loader;
    this.engines = engines;
    this.thread = new EngineThread(threads);
    this.batches = batches;
    this.onChange = onChange;
    this.status = ModelStatus.loading(name(), "waiting to be loaded", null);
  }

  String name() {
    return request.name();
  }

  /** Whether the worker is complete without this model. */
  boolean isOptional() {
    return request.optional();
  }

  /** The status with the latest figures. */
  ModelStatus status() {
    ModelStatus current = status;
    return current.info() == null
        ? current
        : ModelStatus.ready(current.name(), current.reason(), current.info(), figures());
  }

  ModelFigures figures() {
    return meter.figures();
  }

  /**
   * Begins to load the model and returns.
   *
   * @param onReady called once the model is ready, on the engine thread
   */
  void load(Runnable onReady) {
    loading =
        thread.submit(
            () -> {
              try {
                loadNow();
                onReady.run();
              } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                fail(e);
              }
              return null;
            });
  }

  private void loadNow() {
    long start = System.nanoTime();
    LoadedModel model = loader.apply(request, this::report);
    report("warming up", null);
    InferenceEngine opened = engines.apply(model);
    engine = opened;
    opened.infer(List.of(blank(model)));
    ModelInfo info = model.info(opened.name(), opened.precision());
    runner = new BatchRunner(info, opened, model.labels(), meter);
    change(ModelStatus.ready(name(), "warmed up", info, figures()));
    LOG.log(
        Level.INFO,
        "Model {0} {1} is ready: {2} labels, engine {3} in {4}, loaded in {5} ms",
        name(),
        model.version(),
        model.labels().size(),
        opened.name(),
        opened.precision(),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private static Pixels blank(LoadedModel model) {
    int width = model.input().width();
    int height = model.input().height();
    return new Pixels(width, height, new byte[3 * width * height]);
  }

  private void fail(Throwable e) {
    if (closing) {
      return;
    }
    String reason = reason(e);
    change(ModelStatus.failed(name(), reason));
    if (isOptional()) {
      LOG.log(Level.INFO, "Model {0} is not served: {1}", name(), reason);
    } else {
      LOG.log(Level.ERROR, "Model " + name() + " cannot be served: " + reason, e);
    }
  }

  /** The reason for the operator: errors of class initialisers hide that memory ran out. */
  private static String reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return "%s: give the server's JVM more memory, such as -Xmx1g"
            .formatted(cause.getMessage());
      }
    }
    return Objects.requireNonNullElse(e.getMessage(), e.toString());
  }

  /** Runs a task with the model, on the engine thread, after the tasks submitted before. */
  <T> Future<T> submit(Function<BatchRunner, T> task) {
    FutureTask<T> batch =
        new FutureTask<>(() -> task.apply(Objects.requireNonNull(runner, "not ready")));
    thread.execute(() -> batches.accept(batch));
    return batch;
  }

  /** Frees the model after the batch that runs, or interrupts its loading. */
  void close() {
    closing = true;
    loading.cancel(true);
    thread.stop(this::free, STOP_TIMEOUT);
  }

  private void free() {
    InferenceEngine opened = engine;
    if (opened != null) {
      opened.close();
    }
  }

  private void report(String doing, @Nullable Double part) {
    change(ModelStatus.loading(name(), doing, part));
  }

  private void change(ModelStatus next) {
    status = next;
    onChange.run();
  }
}
