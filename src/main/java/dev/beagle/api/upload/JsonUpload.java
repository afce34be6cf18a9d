package dev.beagle.api.upload;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.InputStream;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Reads an image from JSON: {@code {"image": "<base64>"}}, with or without {@code data:…;base64,}.
 *
 * <p>It reads event by event: JSON Binding skips members that it does not know, and Parsson 1.1.7
 * loops forever when it skips an array that the body leaves open, such as <code>{"x":[</code>.
 */
public final class JsonUpload {
  private static final Pattern DATA_URL = Pattern.compile("^data:[^,]*;base64,");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final int MAX_DEPTH = 16;
  private static final String EXPECTED = "Expected {\"image\": \"<base64 of the image file>\"}.";

  private JsonUpload() {}

  /**
   * Reads an upload.
   *
   * @throws BeagleException {@code malformed_request} or {@code missing_image}
   */
  public static Upload read(InputStream body) {
    try (JsonParser parser = Json.createParser(body)) {
      return new Upload(null, decode(image(parser)));
    } catch (JsonException e) {
      throw new BeagleException(
          ErrorCode.MALFORMED_REQUEST, "The body is not valid JSON. " + EXPECTED, e);
    }
  }

  /** The last member {@code image} of the outermost object. */
  private static String image(JsonParser parser) {
    String image = null;
    boolean named = false;
    int depth = 0;
    while (parser.hasNext()) {
      Event event = parser.next();
      depth += step(event);
      if ((depth < 1 && event != Event.END_OBJECT) || depth > MAX_DEPTH) {
        throw new JsonException("not an object, or too deep");
      }
      if (named) {
        image = event == Event.VALUE_NULL ? null : string(parser, event);
      }
      named = depth == 1 && event == Event.KEY_NAME && parser.getString().equals("image");
    }
    if (image == null) {
      throw new BeagleException(ErrorCode.MISSING_IMAGE, "The JSON has no \"image\". " + EXPECTED);
    }
    return image;
  }

  private static int step(Event event) {
    return switch (event) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      default -> 0;
    };
  }

  private static String string(JsonParser parser, Event event) {
    if (event != Event.VALUE_STRING) {
      throw new JsonException("image is not a string");
    }
    return parser.getString();
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
