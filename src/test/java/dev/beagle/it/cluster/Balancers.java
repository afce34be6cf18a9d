package dev.beagle.it.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The shipped configurations of the load balancers, and the programs that run them. */
final class Balancers {
  private static final Path HAPROXY_FILE = file("haproxy", "haproxy.cfg");
  private static final Path NGINX_FILE = file("nginx", "nginx.conf");

  private Balancers() {}

  private static Path file(String... names) {
    return Path.of("server-config", names).toAbsolutePath();
  }

  /** The path of HAProxy; where it is not installed the test is skipped, in words. */
  static String haproxy() {
    return installed("haproxy");
  }

  static boolean hasNginx() {
    return find("nginx").isPresent();
  }

  private static String installed(String program) {
    Assumptions.assumeTrue(find(program).isPresent(), program + " is not installed");
    return find(program).get().toString();
  }

  private static Optional<Path> find(String program) {
    Optional<Path> found =
        Stream.concat(
                Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin"))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.printf("%s is not installed and therefore not tested.%n", program);
    }
    return found;
  }

  static ProcessBuilder checkHaproxy() {
    return new ProcessBuilder(haproxy(), "-c", "-f", HAPROXY_FILE.toString());
  }

  static ProcessBuilder checkNginx(Path prefix) {
    return new ProcessBuilder(
        installed("nginx"), "-t", "-p", prefix.toString(), "-c", NGINX_FILE.toString());
  }

  /**
   * Starts nginx with the shipped configuration, its three ports exchanged for these.
   *
   * @param prefix where its files go
   */
  static Process startNginx(Path prefix, int port, List<Integer> webPorts) throws IOException {
    String configuration =
        Files.readString(NGINX_FILE)
            .replace("listen 8080", "listen " + port)
            .replace(":8081", ":" + webPorts.get(0))
            .replace(":8082", ":" + webPorts.get(1));
    Path file = Files.writeString(prefix.resolve("nginx.conf"), configuration);
    return new ProcessBuilder(
            installed("nginx"), "-p", prefix.toString(), "-c", file.toString(), "-g", "daemon off;")
        .redirectErrorStream(true)
        .redirectOutput(prefix.resolve("nginx.log").toFile())
        .start();
  }

  /**
   * Takes a node out of nginx, or puts it back, by the shipped script.
   *
   * @param state down or up
   * @param prefix where nginx's files are
   */
  static void node(String state, Path prefix, int port) throws IOException, InterruptedException {
    Path script = file("nginx", "node.sh");
    String node = "127.0.0.1:" + port;
    Path configuration = prefix.resolve("nginx.conf");
    Process process =
        new ProcessBuilder(
                script.toString(), state, node, configuration.toString(), prefix.toString())
            .redirectErrorStream(true)
            .redirectOutput(prefix.resolve("node.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(prefix.resolve("node.log")));
    }
  }
}
