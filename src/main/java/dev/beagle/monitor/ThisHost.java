package dev.beagle.monitor;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine of this process. */
public final class ThisHost {
  private ThisHost() {}

  /** The name of the machine, for people; {@code unknown} if it has none. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
