package dev.beagle.api.predict;

import dev.beagle.api.answer.Failures;
import dev.beagle.api.upload.Upload;
import dev.beagle.config.PredictConfig;
import dev.beagle.config.UploadConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobQueue;
import dev.beagle.queue.web.ModelDirectory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Turns uploads into jobs: checks the parameters, selects the model, decodes and submits.
 *
 * <p>All of it runs on the thread of the request, so that the server's limit on those threads is
 * also the limit on uploads in memory. Only the futures of the jobs wait for results.
 */
public final class Classifier {
  private static final int DEFAULT_TOP = 5;

  private final PredictConfig config;
  private final UploadConfig limits;
  private final Decoder decoder;
  private final JobQueue queue;
  private final ModelDirectory directory;
  private final InstantSource clock;

  public Classifier(
      PredictConfig config,
      UploadConfig limits,
      Decoder decoder,
      JobQueue queue,
      ModelDirectory directory,
      InstantSource clock) {
    this.config = config;
    this.limits = limits;
    this.decoder = decoder;
    this.queue = queue;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Checks the parameters of a request. Its timeout starts here.
   *
   * @param model null for the default
   * @param top null for 5, or fewer if the model has fewer classes
   * @param timeout in milliseconds; null for the setting
   * @param async whether the client asks for the results later
   * @throws BeagleException {@code invalid_parameter}, {@code unknown_model}, {@code
   *     model_not_ready} or {@code unavailable}
   */
  public PredictRequest check(
      @Nullable String model, @Nullable String top, @Nullable String timeout, boolean async) {
    int longest = (int) config.maxTimeout().toMillis();
    int usual = (int) config.timeout().toMillis();
    int millis = Parameter.parse("timeout", timeout, usual, longest, " milliseconds");
    ModelInfo info = new ModelSelection(directory.workers()).select(model);
    String unit = ", the classes of model " + info.name();
    int wanted =
        Parameter.parse("top", top, Math.min(DEFAULT_TOP, info.classes()), info.classes(), unit);
    return new PredictRequest(info, wanted, clock.instant().plusMillis(millis), async);
  }

  /**
   * Decodes and submits each image of a request. An error of one image fails only that image.
   *
   * @throws BeagleException {@code missing_image} without images, {@code invalid_parameter} with
   *     too many
   */
  public PendingAnswer classify(PredictRequest request, List<Upload> uploads) {
    if (uploads.isEmpty()) {
      throw new BeagleException(
          ErrorCode.MISSING_IMAGE,
          "The form has no field \"image\". Send the picture in it: curl -F image=@photo.jpg …");
    }
    int most = limits.maxImages();
    if (uploads.size() > most) {
      throw new BeagleException(
          ErrorCode.INVALID_PARAMETER,
          "%d images in one request are too many: send at most %d."
              .formatted(uploads.size(), most));
    }
    return new PendingAnswer(uploads.stream().map(upload -> submit(request, upload)).toList());
  }

  private PendingImage submit(PredictRequest request, Upload upload) {
    JobId id = JobId.random();
    Duration decoding = null;
    CompletableFuture<Result> result;
    try {
      long start = System.nanoTime();
      Pixels pixels = decode(request, upload.bytes());
      decoding = Duration.ofNanos(System.nanoTime() - start);
      result = submit(request, id, pixels);
    } catch (RuntimeException e) {
      result = CompletableFuture.completedFuture(Failures.of(e));
    }
    return new PendingImage(upload.file(), id, decoding, result);
  }

  private Pixels decode(PredictRequest request, byte[] file) {
    ModelInfo.Input input = request.model().input();
    Duration left = Duration.between(clock.instant(), request.deadline());
    return decoder.decode(file, input.width(), input.height(), input.resize(), left);
  }

  private CompletableFuture<Result> submit(PredictRequest request, JobId id, Pixels pixels) {
    Duration left = Duration.between(clock.instant(), request.deadline());
    if (left.toMillis() < 1) {
      throw new BeagleException(
          ErrorCode.DEADLINE_EXCEEDED,
          "The timeout ended before the image was decoded: allow more with ?timeout=MS.");
    }
    String model = request.model().name();
    return queue.submit(new Job(id, model, pixels, request.top(), left, request.async()));
  }

  /** Decodes image files. */
  @FunctionalInterface
  public interface Decoder {
    /**
     * Decodes a file to pixels of a width and height.
     *
     * @param timeout the longest wait for memory
     * @throws BeagleException if the file cannot be decoded, or not in time
     */
    Pixels decode(byte[] file, int width, int height, Resize resize, Duration timeout);
  }
}
