package dev.beagle.model.download;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The body of an HTTP response, read by a thread that can be interrupted and does not wait for ever
 * for a byte; the JDK's own stream of a body can neither.
 */
final class BodyReader implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  /** Something from the server: bytes, or the end and perhaps its cause. */
  private record Event(List<ByteBuffer> bytes, Optional<Throwable> failure, boolean last) {}

  private final Duration timeout;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  BodyReader(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Writes the body to a file.
   *
   * @param written hears how long the file is by now
   * @throws HttpTimeoutException when no byte has come for too long
   */
  void writeTo(FileChannel out, LongConsumer written) throws IOException, InterruptedException {
    for (Event event = next(); !event.last(); event = next()) {
      for (ByteBuffer buffer : event.bytes()) {
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      written.accept(out.position());
    }
  }

  private Event next() throws IOException, InterruptedException {
    var unused = subscription.thenAccept(begun -> begun.request(1));
    Event event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new HttpTimeoutException("no byte came for %d ms".formatted(timeout.toMillis()));
    }
    if (event.failure().isPresent()) {
      throw new IOException("the connection broke", event.failure().get());
    }
    return event;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription.complete(begun);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    events.add(new Event(bytes, Optional.empty(), false));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event(List.of(), Optional.of(failure), true));
  }

  @Override
  public void onComplete() {
    events.add(new Event(List.of(), Optional.empty(), true));
  }

  /** Gives up what has not come yet, and the connection with it. */
  @Override
  public void close() {
    var unused = subscription.thenAccept(Flow.Subscription::cancel);
  }
}
