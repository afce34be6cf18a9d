package dev.beagle.monitor;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine that this runs on. */
public final class ThisHost {
  private ThisHost() {}

  /** Its name, for people; {@code unknown} if it has none. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
