package dev.beagle.tool;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A Java agent that ends the JVM, in words, when the HTTP port is taken. Payara Micro itself logs a
 * stack trace that does not name the port, and then hangs.
 */
public final class PortCheck {
  private PortCheck() {}

  /**
   * Called by the JVM before the server's own {@code main}.
   *
   * @param port the HTTP port
   */
  public static void premain(String port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // As the server does: lingering connections are no obstacle.
      socket.bind(new InetSocketAddress(Integer.parseInt(port)));
    } catch (IOException e) {
      System.err.printf(
          "Beagle cannot start: port %s is taken (%s). Stop what listens there, or choose another"
              + " port with -Dbeagle.port=...%n",
          port, e.getMessage());
      System.exit(1);
    }
  }
}
