package dev.beagle.model.download;

import dev.beagle.container.DaemonThreadFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;

/** Downloads one file over HTTP; continues an earlier download if the server can. */
final class Download {
  private final URI address;
  private final Path part;
  private final Duration timeout;

  /**
   * @param part the file for the bytes, which may hold those of an earlier try
   * @param timeout the longest wait for a connection, and for the next byte
   */
  Download(URI address, Path part, Duration timeout) {
    this.address = address;
    this.part = part;
    this.timeout = timeout;
  }

  /** Hears a download's progress. */
  interface Meter {
    /**
     * Called after each piece.
     *
     * @param done bytes
     * @param total bytes, or -1 if the server does not say
     */
    void at(long done, long total);
  }

  /**
   * Downloads the file; afterwards {@code part} is whole.
   *
   * @throws IOException if the server cannot be reached, answers with an error, stalls, or ends
   *     early; the bytes so far stay
   * @throws InterruptedException if the thread is interrupted
   */
  void run(Meter meter) throws IOException, InterruptedException {
    ExecutorService executor =
        Executors.newCachedThreadPool(new DaemonThreadFactory("beagle-download"));
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      HttpClient client =
          HttpClient.newBuilder()
              .connectTimeout(timeout)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .executor(executor)
              .build();
      fetch(client, out, meter);
    } finally {
      executor.shutdownNow();
    }
  }

  private void fetch(HttpClient client, FileChannel out, Meter meter)
      throws IOException, InterruptedException {
    long start = out.size();
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(client, start);
    try (BodyReader body = new BodyReader(timeout)) {
      response.body().subscribe(body);
      if (start > 0 && response.statusCode() == 416) {
        // The server has no bytes after these, so they are of another file.
        out.truncate(0);
        fetch(client, out, meter);
        return;
      }
      long from = continues(response, start) ? start : 0;
      if (from == 0 && response.statusCode() != 200) {
        throw new IOException("%s answered %d".formatted(address, response.statusCode()));
      }
      out.truncate(from).position(from);
      long length = response.headers().firstValueAsLong("content-length").orElse(-1);
      long total = length < 0 ? -1 : from + length;
      body.writeTo(out, done -> meter.at(done, total));
    }
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpClient client, long start)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    if (start > 0) {
      request.header("Range", "bytes=%d-".formatted(start));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
  }

  private static boolean continues(HttpResponse<?> response, long start) {
    return response.statusCode() == 206
        && response
            .headers()
            .firstValue("content-range")
            .filter(range -> range.startsWith("bytes %d-".formatted(start)))
            .isPresent();
  }
}
