package dev.beagle.api.predict;

import dev.beagle.api.answer.Answer;
import dev.beagle.api.answer.Answers;
import dev.beagle.api.answer.Responses;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, while its jobs are in the queue.
 *
 * @param images in the order of the request
 */
public record PendingAnswer(List<PendingImage> images) {

  /** Completes when every job has its result. */
  public CompletableFuture<Void> done() {
    return CompletableFuture.allOf(
        images.stream().map(PendingImage::result).toArray(CompletableFuture<?>[]::new));
  }

  /** Cancels the jobs that are not done: their client has gone. */
  public void cancel() {
    images.forEach(image -> image.result().cancel(false));
  }

  /** The response when all jobs are done: that of the one image, or a list for several. */
  public Response response() {
    if (images.size() == 1) {
      PendingImage image = images.get(0);
      return Responses.of(image.result().join(), image.decoding());
    }
    return Responses.of(
        new Answers(
            true,
            images.stream().map(image -> Answer.of(image.file(), image.result().join())).toList()));
  }

  /**
   * The response to a client that asks for the results later.
   *
   * @param base the path of the API, ending in a slash
   */
  public Response accepted(String base) {
    if (images.size() == 1) {
      PendingImage image = images.get(0);
      return image
          .failure()
          .map(Responses::of)
          .orElseGet(() -> Responses.accepted(accepted(base, null, image), image.decoding()));
    }
    return Responses.accepted(
        new Answers(
            true, images.stream().map(image -> accepted(base, image.file(), image)).toList()));
  }

  private static Answer accepted(String base, @Nullable String file, PendingImage image) {
    String location = base + "predictions/" + image.id();
    return image
        .failure()
        .map(failure -> Answer.of(file, failure))
        .orElseGet(() -> Answer.accepted(file, image.id(), location));
  }
}
