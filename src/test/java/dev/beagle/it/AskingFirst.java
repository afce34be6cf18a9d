package dev.beagle.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * A client that asks whether it may send a large body ({@code Expect: 100-continue}), as curl does.
 * Java's own waits for ever, whatever its timeout, when the answer is no (JDK 17.0.15).
 */
final class AskingFirst {
  private static final int PATIENCE_MILLIS = 60_000;

  private AskingFirst() {}

  /**
   * Returns the final response, from its status line on; the body is sent only if that is asked
   * for.
   */
  static String post(URI address, String type, byte[] body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head(address, type, body.length).getBytes(UTF_8));
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String status = in.readLine();
      if (status.startsWith("HTTP/1.1 100")) {
        in.readLine();
        out.write(body);
        status = in.readLine();
      }
      return status + "\n" + in.lines().collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(URI address, String type, int length) {
    return """
        POST %s HTTP/1.1
        Host: %s
        Content-Type: %s
        Content-Length: %d
        Expect: 100-continue
        Connection: close

        """
        .formatted(address.getPath(), address.getAuthority(), type, length)
        .replace("\n", "\r\n");
  }
}
