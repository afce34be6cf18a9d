package dev.beagle.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Api;
import dev.beagle.it.server.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Clients that disconnect while others are served. */
class DisconnectIT {
  /** Many more than a server has request threads. */
  private static final int CLIENTS = 100;

  @Test
  void clientsThatLeaveWhileWaitingBlockNoOthers() throws IOException {
    URI base = TestServer.base();
    byte[] picture = Api.png(64, 64);
    for (int i = 0; i < CLIENTS; i++) {
      leaveAfter(base, picture, picture.length);
    }
    assertServed(base, picture);
  }

  @Test
  void clientsThatLeaveWhileSendingBlockNoOthers() throws IOException {
    URI base = TestServer.base();
    byte[] picture = Api.png(64, 64);
    for (int i = 0; i < CLIENTS; i++) {
      leaveAfter(base, picture, picture.length / 2);
    }
    assertServed(base, picture);
  }

  private static void leaveAfter(URI base, byte[] picture, int sent) throws IOException {
    String head =
        "POST /api/predict HTTP/1.1\r\nHost: beagle\r\nContent-Type: image/png\r\n"
            + "Content-Length: %d\r\n\r\n".formatted(picture.length);
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(UTF_8));
      out.write(picture, 0, sent);
      out.flush();
    }
  }

  private static void assertServed(URI base, byte[] picture) {
    HttpResponse<String> response = new Api(base).post("api/predict", "image/png", picture);
    assertThat(response.body()).startsWith("{\"success\":true,\"predictions\":[{\"label\":");
    assertThat(response.statusCode()).isEqualTo(200);
  }
}
