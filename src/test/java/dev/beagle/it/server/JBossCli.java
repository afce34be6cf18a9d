package dev.beagle.it.server;

import java.nio.file.Path;
import java.util.stream.Stream;

/** WildFly's command line, connected to one management port of this machine. */
public final class JBossCli {
  /** The scripts for it that are shipped. */
  static final Path SCRIPTS = Path.of("server-config", "wildfly").toAbsolutePath();

  private final Path program;
  private final int port;

  /**
   * A command line for the server in a directory.
   *
   * @param home where WildFly has been unpacked
   */
  public JBossCli(Path home, int port) {
    this.program = home.resolve("bin").resolve("jboss-cli.sh");
    this.port = port;
  }

  /** Runs a script that is shipped. */
  public void file(String name, String... options) {
    run(Stream.concat(Stream.of("--file=" + SCRIPTS.resolve(name)), Stream.of(options)));
  }

  /** Returns what a command answers. */
  public String command(String command) {
    return run(Stream.of("--command=" + command));
  }

  /** Scripts reload the server, and a busy machine takes longer than the usual five seconds. */
  private String run(Stream<String> options) {
    String controller = "--controller=127.0.0.1:" + port;
    String patience = "--timeout=120000";
    Stream<String> connecting =
        Stream.of("sh", program.toString(), "--connect", controller, patience);
    return Shell.run(Stream.concat(connecting, options).toArray(String[]::new));
  }
}
