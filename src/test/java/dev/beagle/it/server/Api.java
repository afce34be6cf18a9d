package dev.beagle.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.imageio.ImageIO;

/** A client for requests of every kind, valid or not; {@link Client} is for valid ones. */
public final class Api {
  private static final String BOUNDARY = "beagle-test-boundary";

  /** The content type of {@link #formBody}. */
  static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  public Api(URI base) {
    this.base = base;
  }

  /** A part of a form. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Part(String name, String file, byte[] content) {}

  public static Part image(String file, byte[] content) {
    return new Part("image", file, content);
  }

  public HttpResponse<String> form(String address, Part... parts) {
    return post(address, FORM, formBody(parts));
  }

  public HttpResponse<String> post(String address, String type, byte[] body) {
    return post(address, type, BodyPublishers.ofByteArray(body));
  }

  public HttpResponse<String> post(String address, String type, BodyPublisher body) {
    HttpRequest.Builder request = request(address).POST(body);
    return send(type == null ? request : request.header("Content-Type", type));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(base.resolve(address)).timeout(Duration.ofMinutes(1));
  }

  static byte[] formBody(Part... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String disposition = "Content-Disposition: form-data; name=\"" + part.name() + "\"";
      String file = part.file() == null ? "" : "; filename=\"" + part.file() + "\"";
      body.writeBytes(
          "--%s\r\n%s%s\r\n\r\n".formatted(BOUNDARY, disposition, file).getBytes(UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return body.toByteArray();
  }

  /** A picture of one colour. */
  public static byte[] png(int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
