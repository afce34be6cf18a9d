package dev.beagle.api;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.io.InputStream;
import java.util.Base64;
import java.util.regex.Pattern;

/** An image in JSON: {@code {"image": "<base64>"}}, with or without {@code data:…;base64,}. */
public final class JsonUpload {
  private static final Pattern DATA_URL = Pattern.compile("^data:[^,]*;base64,");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final String EXPECTED = "Expected {\"image\": \"<base64 of the image file>\"}.";

  private String image;

  public String getImage() {
    return image;
  }

  public void setImage(String image) {
    this.image = image;
  }

  /**
   * Reads an upload.
   *
   * @throws BeagleException {@code malformed_request} or {@code missing_image}
   */
  static Upload read(Jsonb jsonb, InputStream body) {
    try {
      JsonUpload upload = jsonb.fromJson(body, JsonUpload.class);
      if (upload == null || upload.image == null) {
        throw new BeagleException(
            ErrorCode.MISSING_IMAGE, "The JSON has no \"image\". " + EXPECTED);
      }
      return new Upload(null, decode(upload.image));
    } catch (JsonbException | JsonException e) {
      Failures.find(e, BeagleException.class).ifPresent(JsonUpload::rethrow);
      throw new BeagleException(
          ErrorCode.MALFORMED_REQUEST, "The body is not JSON as it should be. " + EXPECTED, e);
    }
  }

  private static void rethrow(BeagleException e) {
    throw e;
  }

  private static byte[] decode(String text) {
    String base64 = DATA_URL.matcher(text).replaceFirst("");
    try {
      return Base64.getDecoder().decode(WHITE_SPACE.matcher(base64).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw new BeagleException(
          ErrorCode.MALFORMED_REQUEST,
          "The value of \"image\" is not base64 (%s). %s".formatted(e.getMessage(), EXPECTED),
          e);
    }
  }
}
