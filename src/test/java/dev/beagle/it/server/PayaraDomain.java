package dev.beagle.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A domain of a Payara Server, by its asadmin, in the build directory and on loopback ports. */
public final class PayaraDomain {
  /** What {@code --portbase} adds to it, besides many. */
  static final int ADMIN = 48;

  public static final int HTTP = 80;
  static final int HTTPS = 81;
  static final int JMX = 86;

  /** How many ports from {@code --portbase} on a server may use. */
  public static final int PORTS = 100;

  private final Path domains;
  private final String name;
  private final String asadmin;
  private final Map<String, String> environment;
  private final int portBase = Ports.free(PORTS);

  /**
   * A domain that is not made yet.
   *
   * @param home where the server has been unpacked
   * @param environment for the server, besides this JVM's own
   */
  public PayaraDomain(Path home, String name, Map<String, String> environment) {
    this.domains = Path.of("target", "payara-" + name).toAbsolutePath();
    this.name = name;
    this.asadmin = home.resolve("bin").resolve("asadmin").toString();
    this.environment = environment;
  }

  /** Makes it anew and starts it. */
  public void start() {
    Directories.delete(domains);
    String options = "--user admin create-domain --nopassword --portbase %d --domaindir %s %s";
    Shell.run((asadmin + " " + options.formatted(portBase, domains, name)).split(" "));
    onLoopbackOnly();
    local("start-domain");
  }

  private void onLoopbackOnly() {
    try {
      Files.writeString(
          file("config", "domain.xml"), configuration().replace("0.0.0.0", "127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void restart() {
    local("restart-domain");
  }

  public void stop() {
    local("stop-domain");
  }

  private void local(String command) {
    Shell.run(environment, asadmin, command, "--domaindir", domains.toString(), name);
  }

  /** Returns what a command of the running domain answers. */
  public String remote(String... command) {
    return Shell.run(
        environment,
        Stream.concat(Stream.of(asadmin().split(" ")), Stream.of(command)).toArray(String[]::new));
  }

  /** What the scripts of {@code server-config} are to call. */
  public String asadmin() {
    return "%s --host 127.0.0.1 --port %d".formatted(asadmin, port(ADMIN));
  }

  /** The port of one of its listeners. */
  int port(int listener) {
    return portBase + listener;
  }

  public String configuration() {
    return read("config", "domain.xml");
  }

  String log() {
    return read("logs", "server.log");
  }

  JavaProcess java() {
    return new JavaProcess(Long.parseLong(read("config", "pid").strip()));
  }

  private String read(String directory, String file) {
    try {
      return Files.readString(file(directory, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String directory, String file) {
    return domains.resolve(name).resolve(directory).resolve(file);
  }
}
