package dev.beagle.api.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonUploadTest {
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
  private static final String BASE64 = Base64.getEncoder().encodeToString(PICTURE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"image\":\"%s\"}",
        "{\"image\":\"data:image/png;base64,%s\"}",
        "{\"image\":\"\\n %s\\r\\n\"}",
        "{\"other\":{\"image\":1,\"a\":[[],{}]},\"image\":\"%s\",\"more\":[1,\"image\"]}",
      })
  void base64IsRead(String json) {
    assertThat(read(json.formatted(BASE64)).bytes()).isEqualTo(PICTURE);
  }

  @Test
  void base64MayBeWrappedInLines() {
    byte[] large = new byte[200];
    String wrapped = Base64.getMimeEncoder().encodeToString(large).replace("\r\n", "\\n");
    assertThat(read("{\"image\":\"" + wrapped + "\"}").bytes()).isEqualTo(large);
  }

  @Test
  void emptyStringHasNoBytes() {
    assertThat(read("{\"image\":\"\"}").bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"image\":null}",
        "{\"picture\":\"AAAA\"}",
        "{\"a\":{\"image\":\"AAAA\"}}"
      })
  void objectWithoutImageIsMissingImage(String json) {
    assertThat(refused(json).code()).isEqualTo(ErrorCode.MISSING_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "null",
        "\"AAAA\"",
        "text",
        "{\"image\":",
        "{\"image\":\"AAAA",
        "{\"image\":5}",
        "{\"image\":[\"AAAA\"]}",
        "{\"image\":{}}",
        "{\"image\":\"%%%\"}",
        "{\"image\":\"AAAAA\"}",
        "{\"image\":\"AAAA\"} x",
      })
  void otherBodyIsMalformed(String json) {
    BeagleException thrown = refused(json);
    assertThat(thrown.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
    assertThat(thrown).hasMessageContaining("{\"image\": \"<base64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"x\":[", "{\"x\":[1", "{\"x\":{\"y\":[{"})
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void openArrayIsMalformed(String json) {
    assertThat(refused(json).code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
  }

  @Test
  void deepNestingIsMalformed() {
    assertThat(refused("{\"x\":" + "[".repeat(1_000_000)).code())
        .isEqualTo(ErrorCode.MALFORMED_REQUEST);
  }

  @Test
  void tooLargeBodyIsTooLarge() {
    LimitedInputStream body =
        new LimitedInputStream(
            new ByteArrayInputStream(
                "{\"image\":\"%s\"}".formatted("A".repeat(5000)).getBytes(UTF_8)),
            1000);
    BeagleException thrown =
        catchThrowableOfType(BeagleException.class, () -> JsonUpload.read(body));
    assertThat(thrown.code()).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
  }

  private static Upload read(String json) {
    return JsonUpload.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  private static BeagleException refused(String json) {
    return catchThrowableOfType(BeagleException.class, () -> read(json));
  }
}
