package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;

final class BodyFilterTest {

  @Test
  void lengthsBeyondIntAreRead() {
    assertThat(BodyFilter.announced(null)).isEqualTo(-1);
    assertThat(BodyFilter.announced("0")).isZero();
    assertThat(BodyFilter.announced(" 6000000000 ")).isEqualTo(6_000_000_000L);
  }

  @Test
  void lengthThatIsNoNumberIsRefused() {
    BeagleException thrown =
        catchThrowableOfType(BeagleException.class, () -> BodyFilter.announced("abc"));
    assertThat(thrown.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
  }

  @Test
  void missingContentTypeIsRefused() {
    assertThatThrownBy(() -> BodyFilter.check(null)).isInstanceOf(NotSupportedException.class);
  }

  @Test
  void formWithoutBoundaryIsRefused() {
    BeagleException thrown =
        catchThrowableOfType(
            BeagleException.class, () -> BodyFilter.check(MediaType.MULTIPART_FORM_DATA_TYPE));
    assertThat(thrown.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
    assertThat(thrown).hasMessageContaining("boundary");
    assertThatCode(() -> BodyFilter.check(MediaType.valueOf("multipart/form-data; boundary=abc")))
        .doesNotThrowAnyException();
    assertThatCode(() -> BodyFilter.check(MediaType.APPLICATION_JSON_TYPE))
        .doesNotThrowAnyException();
  }
}
