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
 * Reads the body of an HTTP response on a thread that can be interrupted, and with a timeout for
 * each byte. The JDK's own stream of a body offers neither.
 */
final class BodyReader implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  /** Bytes from the server, or the end and its cause if it failed. */
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
   * @param written hears the length of the file so far
   * @throws HttpTimeoutException if no byte comes within the timeout
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

  /** Cancels the rest of the body and closes the connection. */
  @Override
  public void close() {
    var unused = subscription.thenAccept(Flow.Subscription::cancel);
  }
}
