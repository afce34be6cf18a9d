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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One model of a worker, from loading to freeing. It is loaded once, on a thread of its own, so
 * that a model that is being downloaded keeps no other waiting.
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
  private InferenceEngine engine; // The engine thread's, like the next.
  private BatchRunner runner;

  /**
   * @param loader gets the model into memory; may take minutes, and ends when interrupted
   * @param engines makes the engine that runs a model
   * @param threads makes the thread
   * @param batches runs each batch, on that thread, and may count it
   * @param onChange called, on that thread, whenever the status has changed
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

  /** Whether the worker goes on without this model when it cannot be had. */
  boolean isOptional() {
    return request.optional();
  }

  /** How it is, with its latest figures. */
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
   * @param onReady called, on the engine thread, when the model can be run
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
    engine = engines.apply(model);
    engine.infer(List.of(blank(model)));
    ModelInfo info = model.info(engine.name(), engine.precision());
    runner = new BatchRunner(info, engine, model.labels(), meter);
    change(ModelStatus.ready(name(), "warmed up", info, figures()));
    LOG.log(
        Level.INFO,
        "Model {0} {1} is ready: {2} labels, engine {3} in {4}, loaded in {5} ms",
        name(),
        model.version(),
        model.labels().size(),
        engine.name(),
        engine.precision(),
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

  /** Errors of class initialisers hide what it is that the operator has to change. */
  private static String reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return "%s: give the server's JVM more memory, such as -Xmx1g"
            .formatted(cause.getMessage());
      }
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** Runs something with the model, on the engine thread, after what was handed in before. */
  <T> Future<T> submit(Function<BatchRunner, T> task) {
    FutureTask<T> batch = new FutureTask<>(() -> task.apply(runner));
    thread.execute(() -> batches.accept(batch));
    return batch;
  }

  /** Frees the model, once the batch in hand has been run; what is still loading is given up. */
  void close() {
    closing = true;
    loading.cancel(true);
    thread.stop(this::free, STOP_TIMEOUT);
  }

  private void free() {
    if (engine != null) {
      engine.close();
    }
  }

  private void report(String doing, Double part) {
    change(ModelStatus.loading(name(), doing, part));
  }

  private void change(ModelStatus next) {
    status = next;
    onChange.run();
  }
}
