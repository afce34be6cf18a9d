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

/**
 * The web node's way from an upload to a job: select the model, decode, admit.
 *
 * <p>All of it runs on the thread that calls, which is the request's: the server's limit on those
 * is then also the limit on uploads held in memory. Waiting for the result is left to the future.
 */
public final class Classifier {
  private static final int USUAL_TOP = 5;

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
   * Checks what a request asks for; its time runs from here.
   *
   * @param model null for the default
   * @param top null for 5, or fewer if the model has fewer classes
   * @param timeout milliseconds, null for the setting
   * @param async whether the client asks for the results later
   * @throws BeagleException {@code invalid_parameter}, {@code unknown_model}, {@code
   *     model_not_ready} or {@code unavailable}
   */
  public PredictRequest check(String model, String top, String timeout, boolean async) {
    int longest = (int) config.maxTimeout().toMillis();
    int usual = (int) Math.min(longest, config.timeout().toMillis());
    int millis = Parameter.parse("timeout", timeout, usual, longest, " milliseconds");
    ModelInfo info = new ModelSelection(directory.workers()).select(model);
    String unit = ", the classes of model " + info.name();
    int wanted =
        Parameter.parse("top", top, Math.min(USUAL_TOP, info.classes()), info.classes(), unit);
    return new PredictRequest(info, wanted, clock.instant().plusMillis(millis), async);
  }

  /**
   * Decodes and admits each image of a request. What is wrong with one becomes its own failure.
   *
   * @throws BeagleException {@code missing_image} or {@code invalid_parameter} if there are none or
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
    return new PendingAnswer(uploads.stream().map(upload -> admit(request, upload)).toList());
  }

  private PendingImage admit(PredictRequest request, Upload upload) {
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
    Duration patience = Duration.between(clock.instant(), request.deadline());
    return decoder.decode(file, input.width(), input.height(), input.resize(), patience);
  }

  private CompletableFuture<Result> submit(PredictRequest request, JobId id, Pixels pixels) {
    Duration left = Duration.between(clock.instant(), request.deadline());
    if (left.toMillis() < 1) {
      throw new BeagleException(
          ErrorCode.DEADLINE_EXCEEDED,
          "The time was up before the image was decoded: allow more with ?timeout=MS.");
    }
    String model = request.model().name();
    return queue.submit(new Job(id, model, pixels, request.top(), left, request.async()));
  }

  /**
   * From the bytes of an image file to pixels of that width and height, unless it must wait long.
   */
  @FunctionalInterface
  public interface Decoder {
    Pixels decode(byte[] file, int width, int height, Resize resize, Duration patience);
  }
}
