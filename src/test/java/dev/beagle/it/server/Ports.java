package dev.beagle.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports that nobody listens on. */
public final class Ports {
  private static final int HIGHEST = 65_535;

  private Ports() {}

  /** The first of so many free ports in a row. */
  public static int free(int count) {
    return IntStream.generate(ServerProcess::freePort)
        .filter(port -> port + count <= HIGHEST)
        .filter(port -> IntStream.range(port, port + count).allMatch(Ports::isFree))
        .findFirst()
        .getAsInt();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
