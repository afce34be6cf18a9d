package dev.beagle.it.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate of an operator's own. */
public final class Keystore {
  static final String NICKNAME = "beagle";
  static final String PASSWORD = "changeit";

  /** Whom it is for. */
  public static final String SUBJECT = "CN=beagle.example";

  private Keystore() {}

  /** The file, PKCS #12; made once. */
  static synchronized Path path() {
    Path file = Path.of("target", "beagle.p12").toAbsolutePath();
    if (!Files.exists(file)) {
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      Shell.run(
          keytool.toString(),
          "-genkeypair",
          "-keyalg",
          "EC",
          "-storetype",
          "PKCS12",
          "-dname",
          SUBJECT,
          "-alias",
          NICKNAME,
          "-storepass",
          PASSWORD,
          "-keystore",
          file.toString());
    }
    return file;
  }
}
