package dev.beagle.it;

import static dev.beagle.it.server.Api.image;
import static dev.beagle.it.server.Api.png;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Api;
import dev.beagle.it.server.Api.Part;
import dev.beagle.it.server.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to bad requests: JSON with a status and a message that fit the fault. */
class BadInputIT {
  private static final byte[] PICTURE = png(64, 64);
  private static final byte[] TOO_LARGE = new byte[20_000_001];

  private static Api api;

  @BeforeAll
  static void connect() {
    api = new Api(TestServer.base());
  }

  @Test
  void formWithoutImageIsRefused() {
    assertError(
        api.form("api/predict", new Part("picture", "a.png", PICTURE)), 400, "missing_image");
  }

  @Test
  void emptyFileIsRefused() {
    assertError(api.form("api/predict", image("a.png", new byte[0])), 400, "missing_image");
    assertError(api.post("api/predict", "image/png", new byte[0]), 400, "missing_image");
  }

  @Test
  void textNamedAsPictureIsRefused() {
    assertError(
        api.form("api/predict", image("a.jpg", "Dear sir or madam".getBytes(UTF_8))),
        415,
        "unsupported_media_type");
  }

  @Test
  void truncatedPictureIsRefused() {
    assertError(
        api.form("api/predict", image("a.png", Arrays.copyOf(png(300, 300), 60))),
        422,
        "undecodable_image");
  }

  @Test
  void headerOfThreeThousandMegapixelsIsRefused() {
    byte[] bomb = PICTURE.clone();
    Arrays.fill(bomb, 16, 24, (byte) 0);
    bomb[18] = bomb[22] = (byte) 0xEA;
    bomb[19] = bomb[23] = (byte) 0x60;
    assertError(api.form("api/predict", image("a.png", bomb)), 413, "image_too_large");
  }

  @Test
  void imageWithoutWidthIsRefused() {
    byte[] flat = PICTURE.clone();
    Arrays.fill(flat, 16, 20, (byte) 0);
    assertError(api.form("api/predict", image("a.png", flat)), 422, "undecodable_image");
  }

  @ParameterizedTest
  @CsvSource({
    "top=0, 400, invalid_parameter",
    "top=abc, 400, invalid_parameter",
    "top=, 400, invalid_parameter",
    "top=11, 400, invalid_parameter",
    "timeout=0, 400, invalid_parameter",
    "timeout=300001, 400, invalid_parameter",
    "model=none, 404, unknown_model",
  })
  void invalidParameterIsRefused(String query, int status, String code) {
    assertError(api.form("api/predict?" + query, image("a.png", PICTURE)), status, code);
  }

  @Test
  void tooManyImagesAreRefused() {
    Part[] many = Collections.nCopies(33, image("a.png", PICTURE)).toArray(Part[]::new);
    assertError(api.form("api/predict", many), 400, "invalid_parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/mixed; boundary=b", "application/xml"})
  void otherContentTypeIsRefused(String type) {
    assertError(api.post("api/predict", type, PICTURE), 415, "unsupported_media_type");
  }

  @Test
  void missingContentTypeIsRefused() {
    assertError(api.post("api/predict", null, PICTURE), 415, "unsupported_media_type");
  }

  @Test
  void malformedContentTypeIsRefused() {
    assertError(api.post("api/predict", "garbage", PICTURE), 400, "malformed_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "--b\r\nContent-Disposi", "--b\r\n\r\nabc"})
  void malformedFormIsRefused(String body) {
    assertError(
        api.post("api/predict", "multipart/form-data; boundary=b", body.getBytes(UTF_8)),
        400,
        "malformed_request");
  }

  @Test
  void formWithoutBoundaryIsRefused() {
    assertError(api.post("api/predict", "multipart/form-data", PICTURE), 400, "malformed_request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | missing_image",
        "{\"image\":\"\"} | missing_image",
        "{\"image\":5} | malformed_request",
        "{\"image\":\"%%\"} | malformed_request",
        "{\"x\":[ | malformed_request",
        "nonsense | malformed_request",
      })
  void jsonWithoutImageIsRefused(String body, String code) {
    assertError(api.post("api/predict", "application/json", body.getBytes(UTF_8)), 400, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/json", "multipart/form-data; boundary=b"})
  void tooLargeBodyIsRefusedWithAndWithoutLength(String type) {
    byte[] body = TOO_LARGE.clone();
    byte[] start = opening(type).getBytes(UTF_8);
    Arrays.fill(body, (byte) 'A');
    System.arraycopy(start, 0, body, 0, start.length);
    assertThat(AskingFirst.post(TestServer.base().resolve("api/predict"), type, body))
        .startsWith("HTTP/1.1 413 ")
        .contains("{\"success\":false,\"error\":{\"code\":\"image_too_large\",\"message\":");
    assertError(
        api.post(
            "api/predict",
            type,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
        413,
        "image_too_large");
  }

  private static String opening(String type) {
    return switch (type) {
      case "application/json" -> "{\"image\":\"";
      case "image/png" -> "";
      default -> "--b\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\n";
    };
  }

  @Test
  void badImageAmongGoodOnesFailsAlone() {
    HttpResponse<String> response =
        api.form(
            "api/predict?top=1",
            image("dir/a.png", PICTURE),
            image("Größe.txt", "text".getBytes(UTF_8)),
            image("c.png", PICTURE));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith("{\"success\":true,\"results\":[{\"file\":\"a.png\",\"success\":true,")
        .contains("{\"file\":\"Größe.txt\",\"success\":false,\"error\":{\"code\":\"unsupported")
        .contains("{\"file\":\"c.png\",\"success\":true,\"predictions\":[{\"label\":");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, api/predict, 405, method_not_allowed",
    "PUT, api/predict, 405, method_not_allowed",
    "DELETE, api/health/ready, 405, method_not_allowed",
    "GET, api/nothing, 404, not_found",
    "GET, api, 404, not_found",
    "GET, nothing, 404, not_found",
  })
  void unknownAddressOrMethodIsRefused(String method, String address, int status, String code) {
    HttpResponse<String> response =
        api.send(api.request(address).method(method, BodyPublishers.noBody()));
    assertError(response, status, code);
    assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void acceptHeaderWithoutJsonIsRefused() {
    HttpResponse<String> response =
        api.send(api.request("api/health/live").header("Accept", "text/html").GET());
    assertError(response, 406, "not_acceptable");
  }

  private static void assertError(HttpResponse<String> response, int status, String code) {
    assertThat(response.body())
        .startsWith("{\"success\":false,\"error\":{\"code\":\"%s\",\"message\":".formatted(code))
        .doesNotContain("Exception", "\tat ");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
  }
}
